import { act, dayIn, hold, type TenantCtx } from '../tenancy/index.ts'
import { certificationFor } from './certification-of.ts'
import { goodUntil } from './good-until.ts'
import { newSerial } from './serial.ts'

/** A completion earns what its course earns: the credential, where it is the first, and its next cycle.  Safe to repeat.
 *  who:   the worker
 *  in:    a completion's id
 *  out:   the cycle's id, or null where the course earns no certification
 *  locks: the cycles of this credential, so that two completions cannot share a cycle's number */
export async function earnCycle(ctx: TenantCtx, completionId: string): Promise<string | null> {
  const done = await ctx.trx
    .selectFrom('completions as k')
    .innerJoin('attempts as t', (join) => join.onRef('t.id', '=', 'k.attempt_id').onRef('t.tenant_id', '=', 'k.tenant_id'))
    .innerJoin('academies as a', (join) => join.onRef('a.id', '=', 't.academy_id').onRef('a.tenant_id', '=', 't.tenant_id'))
    .select(['k.person_id', 'k.course_id', 'k.completed_at', 'a.id as academy_id', 'a.time_zone'])
    .where('k.id', '=', completionId)
    .executeTakeFirstOrThrow()
  const rules = await certificationFor(ctx, done.course_id)
  if (!rules) return null
  await ctx.trx
    .insertInto('credentials')
    .values({ person_id: done.person_id, certification_id: rules.certification_id })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'certification_id']).doNothing())
    .execute()
  const credential = await ctx.trx
    .selectFrom('credentials')
    .select('id')
    .where('person_id', '=', done.person_id)
    .where('certification_id', '=', rules.certification_id)
    .executeTakeFirstOrThrow()
  await hold(ctx, `cycles of ${credential.id}`)
  const earned = await ctx.trx.selectFrom('cycles').select('id').where('completion_id', '=', completionId).executeTakeFirst()
  if (earned) return earned.id
  const last = await ctx.trx
    .selectFrom('cycles')
    .select('number')
    .where('credential_id', '=', credential.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const issued_on = dayIn(done.completed_at, done.time_zone)
  const { id } = await ctx.trx
    .insertInto('cycles')
    .values({
      credential_id: credential.id,
      number: (last?.number ?? 0) + 1,
      certification_version_id: rules.id,
      completion_id: completionId,
      academy_id: done.academy_id,
      serial: newSerial(rules.serial_prefix),
      issued_on,
      valid_until_on: rules.valid_months === null ? null : goodUntil(issued_on, rules.valid_months),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await act(ctx, { act: 'credential/earned', subject: ['cycle', id], detail: { person: done.person_id } })
  return id
}
