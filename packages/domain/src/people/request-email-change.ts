import { sql } from '@stoa/db'
import { act, hold, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** How long the link to the new address works, and the one with which the old address takes it back. */
const GOOD_FOR_MS = 10 * 60_000
const UNDO_MS = 7 * 86_400_000

/** Notes that somebody wants another address and leaves the answer to a job: whether the address is known here changes neither words
 *  nor work. A wish that was not confirmed yet is over.
 *  who:     the person, who has proved themselves just now
 *  in:      email, normal
 *  refuses: people/same-address; people/domain-not-allowed where an academy they are in takes their present domain and not the new one
 *  locks:   the person's wishes, so that of two at once one is left */
export async function requestEmailChange(ctx: Ctx, email: string): Promise<void> {
  const person = signedIn(ctx)
  if (email === person.email) throw new Refusal('people/same-address', {}, { email: 'sameAddress' })
  await domainMayChange(ctx, person.email, email)
  await hold(ctx, `email changes of ${person.id}`)
  await ctx.trx
    .updateTable('email_changes')
    .set({ expires_at: ctx.now })
    .where('person_id', '=', person.id)
    .where('confirmed_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .execute()
  const { id } = await ctx.trx
    .insertInto('email_changes')
    .values({
      person_id: person.id,
      academy_id: ctx.academy.id,
      old_email: person.email,
      new_email: email,
      expires_at: new Date(ctx.now.getTime() + GOOD_FOR_MS),
      undo_expires_at: new Date(ctx.now.getTime() + UNDO_MS),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await act(ctx, { act: 'email-change/requested', subject: ['email-change', id], detail: { from: person.email, to: email } })
  await ctx.enqueue('answer-email-change', { change_id: id })
}

/** An academy that admits by domain must not be left with people of any other: whoever is in one by their domain keeps it. */
async function domainMayChange(ctx: Ctx, from: string, to: string): Promise<void> {
  const [old, wanted] = [from, to].map((email) => email.slice(email.lastIndexOf('@') + 1))
  const { rows } = await sql<{ domains: string }>`
    select string_agg(d.domain, ', ' order by d.domain) as domains
    from memberships m join academies a on a.tenant_id = m.tenant_id and a.id = m.academy_id and a.sign_in_policy = 'domains'
    join academy_email_domains d on d.tenant_id = a.tenant_id and d.academy_id = a.id
    where m.person_id = ${signedIn(ctx).id} group by a.id
    having bool_or(d.domain = ${old}) and not bool_or(d.domain = ${wanted}) limit 1`.execute(ctx.trx)
  if (rows[0]) throw new Refusal('people/domain-not-allowed', { domains: rows[0].domains }, { email: 'addressAt' })
}
