import { useEffect } from 'react'

const fold = `if (innerWidth < 1024) document.querySelector('details').open = false`

/** On a phone the text comes first: the outline folds before it is seen, by a script of one line that needs no framework. */
export function FoldOnPhones({ nonce }: { nonce: string | undefined }) {
  useEffect(() => {
    if (window.innerWidth < 1024) document.querySelector('details')!.open = false
  }, [])
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: fold }} />
}
