import { sql } from '@stoa/db'
import { act, type Ctx, type Topic } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { hashOf } from './tokens.ts'

/** What a link in a letter switches off, and whether that is done. */
export interface Unsubscribing {
  topics: Topic[]
  is_done: boolean
}

/** Looks at the link of a letter without using it: mail scanners open links too.
 *  who: whoever has the letter, signed in or not · refuses: mail/link-unknown */
export async function readUnsubscribing(ctx: Ctx, token: string): Promise<Unsubscribing> {
  const rows = await linked(ctx, token)
  return { topics: rows.map((row) => row.topic), is_done: rows.every((row) => row.is_off) }
}

/** Switches off what the letter was about, for whom it was written. Pressed twice it stays off.
 *  who: whoever has the letter, or the mail program they press a button in · refuses: mail/link-unknown */
export async function unsubscribe(ctx: Ctx, token: string): Promise<Unsubscribing> {
  const rows = await linked(ctx, token)
  for (const { person_id, topic } of rows) await switchOff(ctx, person_id, topic, 'letter')
  return { topics: rows.map((row) => row.topic), is_done: true }
}

/** Somebody wants no more mail about something.  in: how they said so.  Safe to repeat */
export async function switchOff(ctx: Ctx, person_id: string, topic: Topic, by: 'letter' | 'account'): Promise<void> {
  const fresh = await ctx.trx
    .insertInto('unsubscriptions')
    .values({ person_id, topic })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'topic']).doNothing())
    .returning('topic')
    .executeTakeFirst()
  if (fresh) await act(ctx, { act: 'mail/unsubscribed', subject: ['person', person_id], detail: { topic, by }, actor: { kind: 'person', id: person_id } })
}

async function linked(ctx: Ctx, token: string): Promise<{ person_id: string; topic: Topic; is_off: boolean }[]> {
  const { rows } = await sql<{ person_id: string; topic: Topic; is_off: boolean }>`
    select l.person_id, l.topic,
      exists (select from unsubscriptions u where u.tenant_id = l.tenant_id and u.person_id = l.person_id and u.topic = l.topic) as is_off
    from unsubscribe_links l where l.token_hash = ${hashOf(token)} order by l.topic desc`.execute(ctx.trx)
  if (rows.length === 0) throw new Refusal('mail/link-unknown')
  return rows
}
