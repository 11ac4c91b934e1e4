import type { Ctx } from '../tenancy/index.ts'

/** The exams of a person whose clock is running.  in: the person · out: attempt, course and deadline of each */
export function runningAttempts(ctx: Pick<Ctx, 'trx' | 'now'>, personId: string): Promise<{ id: string; course_id: string; deadline_at: Date }[]> {
  return ctx.trx
    .selectFrom('attempts')
    .select(['id', 'course_id', 'deadline_at'])
    .where('person_id', '=', personId)
    .where('submitted_at', 'is', null)
    .where('deadline_at', '>', ctx.now)
    .execute()
}
