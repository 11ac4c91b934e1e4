import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { enter, mayEnter } from './enter.ts'
import { hasSecondFactor, needsSecondFactor } from './find-session.ts'
import { hashOf, newToken } from './tokens.ts'

const GOOD_FOR_MS = 10 * 60_000

/** Lets somebody in who has proved one factor, or holds them at the second step where they have an authenticator app, or a passkey and
 *  a role that needs two factors.
 *  in:      who; how they proved themselves; where they were going
 *  out:     null once they are in, else the token of the second step, which the browser keeps: it opens nothing by itself
 *  refuses: what `enter` refuses, before any second step */
export async function letIn(
  ctx: Ctx,
  person: { id: string; email: string },
  by: { opened_by: 'password' | 'link'; return_to: string },
): Promise<string | null> {
  const { rows } = await sql<{ asked: boolean }>`
    select exists (select from authenticators a where a.tenant_id = app.tenant_id() and a.person_id = ${person.id} and a.confirmed_at is not null)
      or (${needsSecondFactor('x')} and ${hasSecondFactor('x')}) as asked
    from (select app.tenant_id() as tenant_id, ${person.id}::uuid as person_id) x`.execute(ctx.trx)
  if (!rows[0]!.asked) {
    await enter(ctx, person)
    return null
  }
  await mayEnter(ctx, person)
  const token = newToken()
  await ctx.trx
    .insertInto('second_steps')
    .values({
      id_hash: hashOf(token),
      person_id: person.id,
      academy_id: ctx.academy.id,
      ...by,
      expires_at: new Date(ctx.now.getTime() + GOOD_FOR_MS),
    })
    .execute()
  return token
}
