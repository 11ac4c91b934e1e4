import type { ReactNode } from 'react'

/** Fills the blank of a sentence in which something of the page stands: Unicode's own sign for an object among letters. */
export const OBJECT = '\uFFFC'

/** A sentence around a link or the like.  in: said, with OBJECT in the blank; what stands there */
export function Around({ said, children }: { said: string; children: ReactNode }) {
  const [before, after] = said.split(OBJECT)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}
