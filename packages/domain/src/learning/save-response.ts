import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** Saves one answer of an open attempt. Saying "saved" afterwards is true: it is in the database.
 *  who:     the person whose attempt it is
 *  in:      attempt id; position of the question; choice ids, none to clear; whether it is flagged for later; edit, one more than
 *           the edit the page knows of, > 0
 *  out:     when it was saved, by the database's clock
 *  refuses: attempt/stale when a later edit is saved already, attempt/unknown, attempt/closed, attempt/too-late (the database's clock decides), attempt/not-an-item
 *  locks:   the attempt, shared: handing in waits for a save under way and then nothing more can be saved */
export async function saveResponse(
  ctx: Ctx,
  wish: { attempt: string; position: number; picked: string[]; is_flagged: boolean; edit: number },
): Promise<Date> {
  const viewer = signedIn(ctx)
  const { rows } = await sql<{ submitted_at: Date | null; deadline_at: Date; late: boolean; kind: string | null; known: boolean }>`
    select a.submitted_at, a.deadline_at, now() > a.deadline_at as late, q.kind, coalesce(${wish.picked}::uuid[] <@ i.choice_order, false) as known
    from attempts a
    left join attempt_items i on i.tenant_id = a.tenant_id and i.attempt_id = a.id and i.position = ${wish.position}
    left join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
    where a.id = ${wish.attempt} and a.person_id = ${viewer.id} for share of a`.execute(ctx.trx)
  const at = rows[0]
  if (!at) throw new Refusal('attempt/unknown')
  if (at.submitted_at) throw new Refusal('attempt/closed')
  if (at.late) throw new Refusal('attempt/too-late', { deadline_at: at.deadline_at.toISOString() })
  if (!at.known || (at.kind === 'single' && wish.picked.length > 1)) throw new Refusal('attempt/not-an-item')
  // A save that is tried again because its answer was lost is the same edit with the same content, and is welcome.
  const later = sql<boolean>`(responses.edit < excluded.edit or (responses.edit = excluded.edit and responses.choice_ids = excluded.choice_ids
    and responses.is_flagged = excluded.is_flagged))`
  const row = { choice_ids: [...new Set(wish.picked)], is_flagged: wish.is_flagged, edit: wish.edit, saved_at: ctx.now }
  const saved = await ctx.trx
    .insertInto('responses')
    .values({ attempt_id: wish.attempt, position: wish.position, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'attempt_id', 'position']).doUpdateSet(row).where(later))
    .returning('edit')
    .executeTakeFirst()
  if (!saved) throw new Refusal('attempt/stale')
  return ctx.now
}
