import { sql } from '@stoa/db'
import { askedOf, filesOf, rightOf, shownAgain, type Answer, type Asked, type Given, type Key, type QuestionKind } from '../library/index.ts'
import { must, signedIn, type Ctx } from '../tenancy/index.ts'
import { courseToRegrade, mayReadKeys, questionIn, type PoolQuestion } from './question-in.ts'

/** One question with how it was answered, and what was decided about it. */
export interface QuestionDetail extends PoolQuestion {
  course: { slug: string; title: string }
  /** As it is put to people, in the order in which it was written. */
  asked: Asked
  /** How many attempts that were handed in asked it. */
  times: number
  /** The answers that were given most often, of those that were handed in. */
  given: { given: Given; times: number }[]
  /** Whether the viewer may look at the key, and say that another one is right. */
  may_read_key: boolean
  decisions: { number: number; outcome: string; reason: string; decided_by: string; decided_at: Date; changed: number }[]
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
    select r.number, r.outcome, r.reason, p.name as decided_by, r.decided_at,
      (select count(*)::int from regrades g where g.tenant_id = r.tenant_id and g.regrading_id = r.id) as changed
    from regradings r join people p on p.tenant_id = r.tenant_id and p.id = r.decided_by
    where r.question_id = ${questionId} order by r.number desc`.execute(ctx.trx)
  return {
    ...question,
    course: { slug: courseSlug, title: course.title },
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

/** The key of a question, as it was written. Looking at it leaves a line in the trail.
 *  who: owner, admin of the whole company, author · refuses: as readQuestion */
export async function revealKey(ctx: Ctx, courseSlug: string, questionId: string): Promise<{ right: Given; explanation: string }> {
  const viewer = signedIn(ctx)
  must(ctx, 'read', 'Answer key', { academy_id: ctx.academy.id })
  const course = await courseToRegrade(ctx, courseSlug)
  const { pool_id } = await questionIn(ctx, course, questionId)
  const { rows } = await sql<{ question_id: string; key: Key; explanation: string }>`
    select * from app.reveal_answer_keys(${pool_id}, 'person', ${viewer.id})`.execute(ctx.trx)
  const { key, explanation } = rows.find((row) => row.question_id === questionId)!
  return { right: rightOf(key), explanation }
}
