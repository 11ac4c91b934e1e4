import { sql } from '@stoa/db'
import { act, hold, must, type Ctx } from '../tenancy/index.ts'
import { readCourse, seeded, shownOrder, type QuestionKind } from '../library/index.ts'
import { Refusal } from '../refusals.ts'
import { drawQuestions } from './draw-questions.ts'
import { enrollmentIn } from './enrollment-in.ts'
import { examStanding } from './exam-standing.ts'

/** Starts an exam, or goes on with the one that is open: pressing twice, or in two tabs, is one attempt.
 *  who:     an enrolled person
 *  in:      the course's slug
 *  out:     the attempt's id
 *  refuses: exam/unknown, exam/no-attempts-left, exam/cooling-down
 *  locks:   the attempts of this enrollment, so that two tabs cannot start two attempts */
export async function startAttempt(ctx: Ctx, courseSlug: string): Promise<string> {
  const { id: enrollment, person_id } = await enrollmentIn(ctx, courseSlug)
  must(ctx, 'attempt', 'Enrollment', { person_id })
  await hold(ctx, `attempts of ${enrollment}`)
  const course = await readCourse(ctx, courseSlug)
  if (!course.exam) throw new Refusal('exam/unknown')
  const { exam } = course
  const standing = await examStanding(ctx, courseSlug, exam)
  if (standing.open) return standing.open
  if (standing.attempts_left === 0) throw new Refusal('exam/no-attempts-left', { attempts_max: exam.attempts_max })
  if (standing.opens_at) throw new Refusal('exam/cooling-down', { opens_at: standing.opens_at.toISOString() })

  const seed = crypto.getRandomValues(new Uint32Array(1))[0]!
  const { id, deadline_at } = await ctx.trx
    .insertInto('attempts')
    .values({
      person_id,
      course_id: course.course_id,
      exam_id: exam.id,
      academy_id: ctx.academy.id,
      number: (standing.attempts[0]?.number ?? 0) + 1,
      seed,
      deadline_at: sql<Date>`now() + ${exam.minutes} * interval '1 minute'`,
    })
    .returning(['id', 'deadline_at'])
    .executeTakeFirstOrThrow()
  await fill(ctx, { attempt: id, exam: exam.id, person_id, seed })
  await ctx.enqueue('close-attempt', { attempt_id: id }, deadline_at)
  await act(ctx, { act: 'attempt/started', subject: ['attempt', id], detail: { course: courseSlug } })
  return id
}

/** Puts the drawn questions into the attempt, each with its choices in an order of its own. */
async function fill(ctx: Ctx, at: { attempt: string; exam: string; person_id: string; seed: number }) {
  const draws = await ctx.trx.selectFrom('exam_draws').select(['pool_id', 'count']).where('exam_id', '=', at.exam).orderBy('position').execute()
  const { rows: questions } = await sql<{ id: string; pool_id: string; kind: QuestionKind; seen: number; choices: string[]; lefts: number }>`
    select q.id, q.pool_id, q.kind,
      array(select c.id from choices c where c.tenant_id = q.tenant_id and c.question_id = q.id order by c.position) as choices,
      (select count(*)::int from choices c where c.tenant_id = q.tenant_id and c.question_id = q.id and c.side = 'left') as lefts,
      (select count(*)::int from attempt_items i join attempts a on a.tenant_id = i.tenant_id and a.id = i.attempt_id
        join questions seen on seen.tenant_id = i.tenant_id and seen.id = i.question_id
        where i.tenant_id = q.tenant_id and seen.pool_id = q.pool_id and seen.slug = q.slug and a.person_id = ${at.person_id}) as seen
    from exam_questions x join questions q on q.tenant_id = x.tenant_id and q.id = x.question_id where x.exam_id = ${at.exam}`.execute(ctx.trx)
  const byId = new Map(questions.map((question) => [question.id, question]))
  const random = seeded(at.seed ^ 0x5bd1e995)
  const items = drawQuestions(draws, questions, at.seed).map((question_id, index) => {
    const { kind, choices, lefts } = byId.get(question_id)!
    return { attempt_id: at.attempt, position: index + 1, question_id, choice_order: shownOrder(kind, choices, lefts, random) }
  })
  await ctx.trx.insertInto('attempt_items').values(items).execute()
}
