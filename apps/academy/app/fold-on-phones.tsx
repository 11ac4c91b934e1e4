import { useEffect } from 'react'

// Asked for the window's width, a browser would lay out everything that is there so far.
const PHONE = '(max-width: 1023px)'
const fold = `if (matchMedia('${PHONE}').matches) document.querySelector('details').open = false`

/** On a phone the text comes first: the outline folds before it is seen, by a script of one line that needs no framework, and when a tablet
 *  is turned to where the outline stands above the text. */
export function FoldOnPhones({ nonce }: { nonce: string | undefined }) {
  useEffect(() => {
    const phone = matchMedia(PHONE)
    const follow = () => {
      if (phone.matches) document.querySelector('details')!.open = false
    }
    follow()
    phone.addEventListener('change', follow)
    return () => phone.removeEventListener('change', follow)
  }, [])
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: fold }} />
}
