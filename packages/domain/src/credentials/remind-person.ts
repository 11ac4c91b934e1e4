import { compose, dayIn, hold, loadAcademy, queueMail, readerOf, type Academy, type Message, type Reader, type TenantCtx } from '../tenancy/index.ts'
import { hashOfToken, newToken } from '../people/index.ts'
import { remindersFor, type Reminder } from './reminders-for.ts'
import { reminderMessage } from './reminder-message.ts'

/** Writes somebody one letter about all they are to be reminded of today, if there is anything, with a link that switches such mail off.
 *  Each reminder is kept in the transaction that writes the letter, so that it comes once; and at most one letter comes in a day.
 *  Nothing is written to an address that mail does not go to: what is pressing then is looked at again the next morning.
 *  who:   the worker
 *  in:    the person; originOf, from an academy's own host to the beginning of its addresses
 *  locks: the reminders of this person */
export async function remindPerson(ctx: TenantCtx, personId: string, originOf: (host: string) => string): Promise<void> {
  await hold(ctx, `reminders of ${personId}`)
  const person = await ctx.trx
    .selectFrom('people as p')
    .innerJoin('companies as c', 'c.tenant_id', 'p.tenant_id')
    .select(['p.id', 'p.email', 'p.time_zone', 'c.time_zone as company_zone'])
    .where('p.id', '=', personId)
    .where('p.email_verified_at', 'is not', null)
    .where((where) =>
      where.not(where.exists(where.selectFrom('suppressions as s').select('s.id').whereRef('s.address', '=', 'p.email').where('s.ended_at', 'is', null))),
    )
    .executeTakeFirst()
  if (!person) return
  const sent_on = dayIn(ctx.now, person.time_zone ?? person.company_zone)
  const written = await ctx.trx.selectFrom('reminder_mails').select('outbox_id').where('person_id', '=', personId).where('sent_on', '=', sent_on).execute()
  if (written.length > 0) return
  const reminders = await remindersFor(ctx, personId, sent_on)
  if (reminders.length === 0) return
  const outbox_id = await writeReminders(ctx, person, reminders, originOf)
  await ctx.trx.insertInto('reminder_mails').values({ person_id: personId, sent_on, outbox_id }).execute()
  await ctx.trx
    .insertInto('reminders')
    .values(reminders.map(({ kind, subject_id, day, days_ahead }) => ({ person_id: personId, kind, subject_id, day, days_ahead, sent_on })))
    .execute()
}

async function writeReminders(
  ctx: TenantCtx,
  { id: person_id, email }: { id: string; email: string },
  reminders: readonly Reminder[],
  originOf: (host: string) => string,
): Promise<string> {
  const academies = new Map<string, Academy>()
  for (const { academy_id } of reminders) if (!academies.has(academy_id)) academies.set(academy_id, (await loadAcademy(ctx.trx, academy_id))!)
  const academy = academies.get(reminders[0]!.academy_id)!
  const reader: Reader = await readerOf(ctx, academy, person_id)
  const token = newToken()
  const addressed = reminders.map((one) => ({ ...one, url: `${originOf(academies.get(one.academy_id)!.host)}${one.path}` }))
  const message: Message = { ...reminderMessage(addressed, reader), unsubscribe_url: `${originOf(academy.host)}/unsubscribe/${token}` }
  const envelope = { person_id, to_address: email, kind: 'reminder' }
  const outbox_id = await queueMail(ctx, academy.id, envelope, compose(academy, reader, message))
  const topics = [...new Set(reminders.map((one) => one.topic))]
  await ctx.trx
    .insertInto('unsubscribe_links')
    .values(topics.map((topic) => ({ token_hash: hashOfToken(token), topic, outbox_id, person_id })))
    .execute()
  return outbox_id
}
