import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { enter, mayEnter } from './enter.ts'
import { hasSecondFactor, needsSecondFactor } from './find-session.ts'
import { hashOf, newToken } from './tokens.ts'

const GOOD_FOR_MS = 10 * 60_000

/** Lets somebody in who has proved one factor, or holds them at the second step where they have an authenticator app, or a passkey and
 *  a role that needs two factors.
 *  in:      who; how they proved themselves; where they were going
 *  out:     second_step, the token that the browser keeps until then: it opens nothing by itself; null where they are in.
 *           must_set_up: they are in as far as the page where a second factor is set up, which their role needs and they lack
 *  refuses: what `enter` refuses, before any second step */
export async function letIn(
  ctx: Ctx,
  person: { id: string; email: string },
  by: { opened_by: 'password' | 'link'; return_to: string },
): Promise<{ second_step: string | null; must_set_up: boolean }> {
  const { rows } = await sql<{ has_app: boolean; needs: boolean; has: boolean }>`
    select exists (select from authenticators a where a.tenant_id = x.tenant_id and a.person_id = x.person_id and a.confirmed_at is not null) as has_app,
      ${needsSecondFactor('x')} as needs, ${hasSecondFactor('x')} as has
    from (select app.tenant_id() as tenant_id, ${person.id}::uuid as person_id) x`.execute(ctx.trx)
  const { has_app, needs, has } = rows[0]!
  if (!has_app && !(needs && has)) {
    await enter(ctx, person)
    return { second_step: null, must_set_up: needs }
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
  return { second_step: token, must_set_up: false }
}
