import { sql } from '@stoa/db'
import { act, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { enter } from './enter.ts'
import { hashOf } from './tokens.ts'

/** A sign-in that waits for its second factor, and what that may be here. */
export interface SecondStep {
  person_id: string
  email: string
  opened_by: 'password' | 'link'
  return_to: string
  /** The secret of the authenticator app as the keyring sealed it; null without one. */
  sealed: string | null
  /** Passkeys of this host, by credential. */
  passkeys: string[]
  recovery_codes_left: number
}

/** in: the token that the browser kept; the host it stands at
 *  refuses: people/second-step-over when there is none, it is older than ten minutes, or of another academy */
export async function readSecondStep(ctx: Ctx, token: string | null, host: string): Promise<SecondStep> {
  const { rows } = await sql<SecondStep>`
    select x.person_id, p.email, x.opened_by, x.return_to, a.sealed,
      (select coalesce(json_agg(k.credential_id), '[]') from passkeys k where k.tenant_id = x.tenant_id and k.person_id = x.person_id and k.host = ${host}) as passkeys,
      (select count(*)::int from recovery_codes r where r.tenant_id = x.tenant_id and r.person_id = x.person_id and r.used_at is null) as recovery_codes_left
    from second_steps x join people p on p.tenant_id = x.tenant_id and p.id = x.person_id
    left join authenticators a on a.tenant_id = x.tenant_id and a.person_id = x.person_id and a.confirmed_at is not null
    where x.id_hash = ${hashOf(token ?? '')} and x.academy_id = ${ctx.academy.id} and x.expires_at > ${ctx.now}`.execute(ctx.trx)
  if (!rows[0]) throw new Refusal('people/second-step-over')
  return rows[0]
}

/** Ends the second step by letting the person in, once: two tabs that prove the same are one sign-in.
 *  in: the token; what was proved, after it was · refuses: people/second-step-over; what `enter` refuses · locks: the step's row */
export async function finishSecondStep(ctx: Ctx, token: string | null, proved: 'code' | 'passkey' | 'recovery-code'): Promise<SecondStepDone> {
  const done = await ctx.trx
    .deleteFrom('second_steps')
    .where('id_hash', '=', hashOf(token ?? ''))
    .where('academy_id', '=', ctx.academy.id)
    .where('expires_at', '>', ctx.now)
    .returning(['person_id', 'opened_by', 'return_to'])
    .executeTakeFirst()
  if (!done) throw new Refusal('people/second-step-over')
  const person = await ctx.trx.selectFrom('people').select(['id', 'email']).where('id', '=', done.person_id).executeTakeFirstOrThrow()
  await enter(ctx, person)
  await act(ctx, {
    act: 'person/proved-second-factor',
    subject: ['person', person.id],
    detail: { by: proved },
    actor: { kind: 'person', id: person.id },
  })
  return done as SecondStepDone
}

/** Who came in, and where they were going. */
export type SecondStepDone = Pick<SecondStep, 'person_id' | 'opened_by' | 'return_to'>
