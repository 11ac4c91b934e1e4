import { useRef } from 'react'

/** What a form began with, for as long as it is the same form: what is loaded later would change every field that nobody has touched, and of a
 *  group of choices also the one that somebody picked.  in: form, what names it; now, what it would begin with now */
export function useFirst<T>(form: string, now: T): T {
  const first = useRef({ form, now })
  if (first.current.form !== form) first.current = { form, now }
  return first.current.now
}
