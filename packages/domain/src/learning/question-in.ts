import { publishedIn, type PublishedVersion } from '../library/index.ts'
import { subject } from '@stoa/access'
import { sql } from '@stoa/db'
import { must, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** A question of a course's pools, as those who look after it see it. */
export interface PoolQuestion {
  id: string
  slug: string
  pool_id: string
  pool: string
  skill: string
  kind: string
  difficulty: number
  prompt: string
  detail: unknown
  block_slug: string
  /** Of the course. */
  language: string
}

/** The course on offer here whose questions the viewer may look after.
 *  who: owner, admin, author · refuses: access/sign-in, access/denied, course/unknown */
export async function courseToRegrade(ctx: Ctx, courseSlug: string, action: 'read' | 'create' = 'read'): Promise<PublishedVersion> {
  const course = (await publishedIn(ctx, courseSlug))[0]
  if (!course) throw new Refusal('course/unknown')
  must(ctx, action, 'Regrading', { academy_id: ctx.academy.id })
  return course
}

/** Whether to offer looking after questions; each of its pages asks again. */
export const mayRegrade = (ctx: Ctx): boolean => ctx.ability.can('read', 'Regrading')

/** A decision about a question reaches everybody who was asked it, wherever they sat the exam. It is for whoever looks after all of those
 *  academies.  source: infra/decisions/0018 · refuses: regrading/elsewhere */
export async function mustRegradeEverywhere(ctx: Ctx, questionId: string): Promise<void> {
  const { rows } = await sql<{ academy_id: string }>`
    select distinct a.academy_id from attempt_items i join attempts a on a.tenant_id = i.tenant_id and a.id = i.attempt_id
    where i.question_id = ${questionId}`.execute(ctx.trx)
  if (rows.some(({ academy_id }) => !ctx.ability.can('create', subject('Regrading', { academy_id }) as never))) throw new Refusal('regrading/elsewhere')
}

/** Whether the viewer may see keys, and so say what another one is. */
export const mayReadKeys = (ctx: Ctx): boolean => ctx.ability.can('read', subject('Answer key', { academy_id: ctx.academy.id }) as never)

/** in: the course; a question's id · refuses: question/unknown where no pool of this course holds it */
export async function questionIn(ctx: Ctx, { course_id, language }: Pick<PublishedVersion, 'course_id' | 'language'>, questionId: string): Promise<PoolQuestion> {
  const question = await ctx.trx
    .selectFrom('questions as q')
    .innerJoin('pools as p', (join) => join.onRef('p.id', '=', 'q.pool_id').onRef('p.tenant_id', '=', 'q.tenant_id'))
    .select(['q.id', 'q.slug', 'q.pool_id', 'p.slug as pool', 'q.skill', 'q.kind', 'q.difficulty', 'q.prompt', 'q.detail', 'q.block_slug'])
    .where('q.id', '=', questionId)
    .where('p.course_id', '=', course_id)
    .executeTakeFirst()
  if (!question) throw new Refusal('question/unknown')
  return { ...question, language }
}
