import { sql } from '@stoa/db'
import { askedOf, filesOf, shownAgain, type Answer, type Asked, type Given, type QuestionKind } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { courseToRegrade, mayReadKeys, questionIn, type PoolQuestion } from './question-in.ts'
import { isFirstPass } from './first-pass.ts'

/** One question with how it was answered, and what was decided about it. */
export interface QuestionDetail extends PoolQuestion {
  course: { slug: string; title: string }
  skill_title: string
  /** As it is put to people, in the order in which it was written. */
  asked: Asked
  /** How many attempts that were handed in asked it. */
  times: number
  /** The answers that were given most often, of those that were handed in. */
  given: { given: Given; times: number }[]
  /** Whether the viewer may look at the key, and say that another one is right. */
  may_read_key: boolean
  /** The latest first, which is the one that counts; how many results each changed, and how many of those were a first pass by it. */
  decisions: { id: string; number: number; outcome: string; reason: string; decided_by: string; decided_at: Date; changed: number; passing: number }[]
}

/** who: owner, admin, author · in: the course's slug, the question's id
 *  refuses: access/sign-in, access/denied, course/unknown, question/unknown */
export async function readQuestion(ctx: Ctx, courseSlug: string, questionId: string): Promise<QuestionDetail> {
  const course = await courseToRegrade(ctx, courseSlug)
  const question = await questionIn(ctx, course, questionId)
  const { rows: given } = await sql<{ answer: Answer; times: number }>`
    select r.answer, count(*)::int as times from attempt_items i
    join attempts a on a.tenant_id = i.tenant_id and a.id = i.attempt_id and a.submitted_at is not null
    join responses r on r.tenant_id = i.tenant_id and r.attempt_id = i.attempt_id and r.position = i.position
    where i.question_id = ${questionId} group by r.answer order by times desc, r.answer::text limit 8`.execute(ctx.trx)
  const { rows: decisions } = await sql<QuestionDetail['decisions'][number]>`
    select d.id, d.number, d.outcome, d.reason, p.name as decided_by, d.decided_at, c.changed, c.passing
    from regradings d
    join people p on p.tenant_id = d.tenant_id and p.id = d.decided_by
    cross join lateral (select count(*)::int as changed, (count(*) filter (where ${isFirstPass}))::int as passing
      from regrades r where r.tenant_id = d.tenant_id and r.regrading_id = d.id) c
    where d.question_id = ${questionId} order by d.number desc`.execute(ctx.trx)
  return {
    ...question,
    course: { slug: courseSlug, title: course.title },
    skill_title: course.skills.find((one) => one.slug === question.skill)?.title ?? question.skill,
    asked: await askedIn(ctx, question),
    times: await timesAsked(ctx, questionId),
    given: given.map(({ answer, times }) => ({ given: shownAgain(answer), times })),
    may_read_key: mayReadKeys(ctx),
    decisions,
  }
}

/** A question as it is put to people, in the order in which it was written. */
export async function askedIn(ctx: Ctx, { id, kind, detail }: PoolQuestion): Promise<Asked> {
  const choices = await ctx.trx.selectFrom('choices').select(['id', 'text', 'side', 'position']).where('question_id', '=', id).orderBy('position').execute()
  const files = await filesOf(ctx.trx, [(detail as { files?: { image?: string } }).files?.image])
  return askedOf({ kind: kind as QuestionKind, detail, choices }, files)
}

/** How many attempts that were handed in asked a question. */
export async function timesAsked(ctx: Ctx, questionId: string): Promise<number> {
  const { rows } = await sql<{ times: number }>`
    select count(*)::int as times from attempt_items i join attempts a on a.tenant_id = i.tenant_id and a.id = i.attempt_id
    where i.question_id = ${questionId} and a.submitted_at is not null`.execute(ctx.trx)
  return rows[0]!.times
}
