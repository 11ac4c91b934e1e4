import { sql } from '@stoa/db'
import { act, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** Begins a break of an attempt: its questions are hidden and the deadline moves by the whole break. A second press changes nothing.
 *  who:     the person whose attempt it is
 *  in:      the attempt's id
 *  refuses: attempt/unknown, attempt/closed, attempt/too-late, attempt/no-breaks-left
 *  locks:   the attempt until the transaction ends, so that two tabs take one break and saves know of it */
export async function takeBreak(ctx: Ctx, attemptId: string): Promise<void> {
  const attempt = await lockAttempt(ctx, attemptId)
  if (attempt.late) throw new Refusal('attempt/too-late', { deadline_at: attempt.deadline_at.toISOString() })
  if (attempt.on_break) return
  if (attempt.taken >= attempt.breaks_max) throw new Refusal('attempt/no-breaks-left')
  const length = sql`${attempt.break_minutes} * interval '1 minute'`
  await ctx.trx
    .insertInto('attempt_breaks')
    .values({ attempt_id: attemptId, number: attempt.taken + 1, ends_at: sql<Date>`now() + ${length}` })
    .execute()
  const { deadline_at } = await ctx.trx
    .updateTable('attempts')
    .set({ deadline_at: sql<Date>`deadline_at + ${length}` })
    .where('id', '=', attemptId)
    .returning('deadline_at')
    .executeTakeFirstOrThrow()
  await ctx.enqueue('close-attempt', { attempt_id: attemptId }, deadline_at)
  await act(ctx, { act: 'attempt/paused', subject: ['attempt', attemptId], detail: { number: attempt.taken + 1 } })
}

/** Ends a break before its time: what was not used of it comes off the deadline again. Where no break is running, nothing changes.
 *  who:     the person whose attempt it is
 *  refuses: attempt/unknown, attempt/closed
 *  locks:   as takeBreak */
export async function endBreak(ctx: Ctx, attemptId: string): Promise<void> {
  const attempt = await lockAttempt(ctx, attemptId)
  if (!attempt.on_break) return
  // A break that began after this request did, while it waited for the lock, ends where it began.
  const { rows } = await sql<{ deadline_at: Date }>`
    with running as (select number, greatest(started_at, now()) as over_at, ends_at from attempt_breaks where attempt_id = ${attemptId} and ends_at > now()),
    ended as (update attempt_breaks b set ends_at = running.over_at from running where b.attempt_id = ${attemptId} and b.number = running.number)
    update attempts set deadline_at = deadline_at - (running.ends_at - running.over_at) from running where id = ${attemptId} returning deadline_at`.execute(ctx.trx)
  await ctx.enqueue('close-attempt', { attempt_id: attemptId }, rows[0]!.deadline_at)
  await act(ctx, { act: 'attempt/resumed', subject: ['attempt', attemptId], detail: { number: attempt.taken } })
}

/** refuses: attempt/unknown, attempt/closed */
async function lockAttempt(ctx: Ctx, attemptId: string) {
  const viewer = signedIn(ctx)
  const attempt = await ctx.trx
    .selectFrom('attempts')
    .select(['submitted_at', 'deadline_at', 'breaks_max', 'break_minutes', sql<boolean>`now() > deadline_at`.as('late')])
    .where('id', '=', attemptId)
    .where('person_id', '=', viewer.id)
    .forUpdate()
    .executeTakeFirst()
  if (!attempt) throw new Refusal('attempt/unknown')
  if (attempt.submitted_at) throw new Refusal('attempt/closed')
  // By a statement of its own, and by the clock of this moment: what was committed while this one waited for the lock is later than its now().
  const breaks = await ctx.trx
    .selectFrom('attempt_breaks')
    .select(sql<boolean>`ends_at > clock_timestamp()`.as('running'))
    .where('attempt_id', '=', attemptId)
    .execute()
  return { ...attempt, taken: breaks.length, on_break: breaks.some((one) => one.running) }
}
