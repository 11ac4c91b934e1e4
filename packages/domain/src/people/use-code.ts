import { act, latinDigits, type Ctx } from '../tenancy/index.ts'
import { writeTo } from './write-to.ts'
import { hashOf } from './tokens.ts'

/** Takes a code of an authenticator app, each once: the newest step that was taken is kept, and none at or before it counts again.
 *  in: whose; the step that `stepOfCode` found · out: false where that code, or a later one, was taken already · locks: the app's row */
export async function useStep(ctx: Ctx, person_id: string, step: number): Promise<boolean> {
  const taken = await ctx.trx
    .updateTable('authenticators')
    .set({ last_step: step })
    .where('person_id', '=', person_id)
    .where('last_step', '<', String(step))
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Takes a recovery code, each once, and tells the person by mail.
 *  in: whose; the code as typed, whatever its case, with or without hyphens · out: whether it was one of theirs and still good */
export async function useRecoveryCode(ctx: Ctx, person: { id: string; email: string }, typed: string): Promise<boolean> {
  const code = latinDigits(typed).toLowerCase().replace(/[^a-z0-9]/g, '')
  const used = await ctx.trx
    .updateTable('recovery_codes')
    .set({ used_at: ctx.now })
    .where('person_id', '=', person.id)
    .where('code_hash', '=', hashOf(code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) return false
  const left = await ctx.trx
    .selectFrom('recovery_codes')
    .select((count) => count.fn.countAll<string>().as('left'))
    .where('person_id', '=', person.id)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  await act(ctx, { act: 'recovery-code/used', subject: ['person', person.id], actor: { kind: 'person', id: person.id } })
  await writeTo(ctx, ctx.academy, person, 'account-safety', { letter: 'recovery-code-used', values: { left: Number(left.left) } })
  return true
}
