import { publishedIn, type PublishedVersion } from '../library/index.ts'
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
  const course = (await publishedIn(ctx.trx, ctx.academy.id, courseSlug))[0]
  if (!course) throw new Refusal('course/unknown')
  must(ctx, action, 'Regrading', { academy_id: ctx.academy.id })
  return course
}

/** Whether to offer looking after questions; each of its pages asks again. */
export const mayRegrade = (ctx: Ctx): boolean => ctx.ability.can('read', 'Regrading')

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
