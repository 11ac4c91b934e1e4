import { act, signedIn, TOPICS, type Ctx, type Topic } from '../tenancy/index.ts'
import { switchOff } from './unsubscribe.ts'

/** out: which optional mail the viewer wants: each topic, yes or no */
export async function readNotifications(ctx: Ctx): Promise<Record<Topic, boolean>> {
  const rows = await ctx.trx.selectFrom('unsubscriptions').select('topic').where('person_id', '=', signedIn(ctx).id).execute()
  const off = new Set(rows.map((row) => row.topic))
  return Object.fromEntries(TOPICS.map((topic) => [topic, !off.has(topic)])) as Record<Topic, boolean>
}

/** Saves which optional mail the viewer wants. Only what they changed on their form is written, so that a form that was open for long
 *  does not undo what a link in a letter switched off meanwhile.
 *  who: the signed in · in: the topics that the form showed as wanted, and those that are wanted now */
export async function saveNotifications(ctx: Ctx, { had, wants }: { had: readonly Topic[]; wants: readonly Topic[] }): Promise<void> {
  const { id } = signedIn(ctx)
  for (const topic of TOPICS) {
    if (had.includes(topic) === wants.includes(topic)) continue
    if (!wants.includes(topic)) await switchOff(ctx, id, topic, 'account')
    else {
      const gone = await ctx.trx.deleteFrom('unsubscriptions').where('person_id', '=', id).where('topic', '=', topic).returning('topic').executeTakeFirst()
      if (gone) await act(ctx, { act: 'mail/subscribed', subject: ['person', id], detail: { topic } })
    }
  }
}
