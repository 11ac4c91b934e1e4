import { ErrorSummary } from '@stoa/ui'
import { useEffect } from 'react'
import { useLanguage } from './language.tsx'
import type { Refused } from './request.server.ts'

/** What an action answered, when it was a refusal. */
export function refusedIn(answer: unknown): Refused | null {
  return answer && typeof answer === 'object' && 'refused' in answer ? (answer as { refused: Refused }).refused : null
}

/** The id of what says everything that stopped a form. */
export const ERRORS = 'errors'

/** Everything that stopped a form, first in it, with the focus on it as soon as it is said. Fields show their own sentence too.
 *  in: at, the id of a field where it is not its name */
export function FormError({ refused, at = {} }: { refused: Refused | null; at?: Readonly<Record<string, string>> }) {
  const { w } = useLanguage()
  useEffect(() => {
    if (refused) document.getElementById(ERRORS)?.focus()
  }, [refused])
  if (!refused) return null
  const errors = Object.entries(refused.fields).map(([name, message]) => ({ id: at[name] ?? name, message }))
  return errors.length > 0 ? (
    <ErrorSummary id={ERRORS} title={refused.sentence} errors={errors} />
  ) : (
    <ErrorSummary id={ERRORS} title={w.errors.notThrough} errors={[{ id: 'main', message: refused.sentence }]} />
  )
}
