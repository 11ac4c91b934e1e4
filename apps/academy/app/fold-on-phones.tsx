import { useEffect } from 'react'
import { isFolded } from './lesson-outline.tsx'

// Asked for the window's width, a browser would lay out everything that is there so far.
const PHONE = '(max-width: 1023px)'
const fold = `if (matchMedia('${PHONE}').matches) document.querySelector('details').open = false`

/** On a phone the text comes first: the outline folds before it is seen, by a script of one line that needs no framework, and follows
 *  a tablet that is turned: above the text it is folded, beside it as this person left it. */
export function FoldOnPhones({ nonce }: { nonce: string | undefined }) {
  useEffect(() => {
    const phone = matchMedia(PHONE)
    const outline = document.querySelector('details')!
    if (phone.matches) outline.open = false
    const follow = () => {
      outline.open = !phone.matches && !isFolded(document.cookie)
    }
    phone.addEventListener('change', follow)
    return () => phone.removeEventListener('change', follow)
  }, [])
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: fold }} />
}
