import { sql } from '@stoa/db'
import type { Given } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { answerTo, itemColumns, type DrawnQuestion } from './answer-to.ts'

/** Saves one answer of an open attempt. Saying "saved" afterwards is true: it is in the database.
 *  who:     the person whose attempt it is
 *  in:      attempt id; position of the question; what was given, nothing to clear; whether it is flagged for later; edit, one more than
 *           the edit the page knows of, > 0
 *  out:     when it was saved, by the database's clock
 *  refuses: attempt/stale when a later edit is saved already, attempt/unknown, attempt/closed, attempt/too-late (the database's clock decides), attempt/paused,
 *           attempt/not-an-item
 *  locks:   the attempt, shared: handing in waits for a save under way and then nothing more can be saved */
export async function saveResponse(
  ctx: Ctx,
  { attempt, position, is_flagged, edit, ...given }: { attempt: string; position: number; is_flagged: boolean; edit: number } & Given,
): Promise<Date> {
  const viewer = signedIn(ctx)
  const { rows } = await sql<{ submitted_at: Date | null; deadline_at: Date; late: boolean; paused: boolean } & Nullable<DrawnQuestion>>`/* kept */
    select a.submitted_at, a.deadline_at, now() > a.deadline_at as late, ${sql.join(itemColumns)},
      exists (select from attempt_breaks b where b.tenant_id = a.tenant_id and b.attempt_id = a.id and b.ends_at > now()) as paused
    from attempts a
    join exams e on e.tenant_id = a.tenant_id and e.id = a.exam_id
    left join attempt_items i on i.tenant_id = a.tenant_id and i.attempt_id = a.id and i.position = ${position}
    left join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
    where a.id = ${attempt} and a.person_id = ${viewer.id} for share of a`.execute(ctx.trx)
  const at = rows[0]
  if (!at) throw new Refusal('attempt/unknown')
  if (at.submitted_at) throw new Refusal('attempt/closed')
  if (at.late) throw new Refusal('attempt/too-late', { deadline_at: at.deadline_at.toISOString() })
  if (at.paused) throw new Refusal('attempt/paused')
  const answer = at.kind && answerTo(at as DrawnQuestion, given)
  if (!answer) throw new Refusal('attempt/not-an-item')
  // A save that is tried again because its answer was lost is the same edit with the same content, and is welcome.
  ctx.last()
  const { rows: saved } = await sql`/* kept */
    insert into responses (attempt_id, position, answer, is_flagged, edit, saved_at)
      values (${attempt}, ${position}, ${JSON.stringify(answer)}::jsonb, ${is_flagged}, ${edit}, ${ctx.now})
    on conflict (tenant_id, attempt_id, position) do update set answer = excluded.answer, is_flagged = excluded.is_flagged, edit = excluded.edit,
      saved_at = excluded.saved_at
      where responses.edit < excluded.edit or (responses.edit = excluded.edit and responses.answer = excluded.answer
        and responses.is_flagged = excluded.is_flagged)
    returning edit`.execute(ctx.trx)
  if (saved.length === 0) throw new Refusal('attempt/stale')
  return ctx.now
}

type Nullable<T> = { [K in keyof T]: T[K] | null }
