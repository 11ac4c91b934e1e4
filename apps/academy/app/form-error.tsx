import { ErrorSummary } from '@stoa/ui'
import type { Refused } from './request.server.ts'

/** What an action answered, when it was a refusal. */
export function refusedIn(answer: unknown): Refused | null {
  return answer && typeof answer === 'object' && 'refused' in answer ? (answer as { refused: Refused }).refused : null
}

/** Everything that stopped a form, first in it. Fields show their own sentence too. */
export function FormError({ refused }: { refused: Refused | null }) {
  if (!refused) return null
  const errors = Object.entries(refused.fields).map(([id, message]) => ({ id, message }))
  return errors.length > 0 ? (
    <ErrorSummary title={refused.sentence} errors={errors} />
  ) : (
    <ErrorSummary title="This did not go through" errors={[{ id: 'main', message: refused.sentence }]} />
  )
}
