import { useState } from 'react'

/** What a form began with, for as long as it is the same form: what is loaded later would change every field that nobody has touched, and of a
 *  group of choices also the one that somebody picked.  in: form, what names it; now, what it would begin with now */
export function useFirst<T>(form: string, now: T): T {
  const [first, begin] = useState({ form, now })
  if (first.form === form) return first.now
  begin({ form, now })
  return now
}
