import { academyNamed, act, type Change, type TenantCtx } from '../tenancy/index.ts'
import { indexCourses } from './index-courses.ts'
import { courseNamed } from './publish-latest.ts'

/** Makes an academy offer exactly these courses, in this order. Whoever is enrolled in one that goes keeps the enrollment.
 *  who: the operator, from files, after courses and academies · in: slugs · out: the difference this made */
export async function publishCatalogue(ctx: TenantCtx, academy: string, slugs: string[]): Promise<Change[]> {
  const academy_id = await academyNamed(ctx, academy)
  const before = (await catalogueOf(ctx, academy_id)).map((row) => row.slug)
  const what = `catalogue of ${academy}`
  if (before.join() === slugs.join()) return [{ what, change: 'unchanged' }]
  const courses: string[] = []
  for (const slug of slugs) courses.push((await courseNamed(ctx, slug))!)
  // Only what differs is written: what comes and goes is to be indexed and forgotten, another place alone is not.
  const gone = ctx.trx.deleteFrom('catalogue_entries').where('academy_id', '=', academy_id)
  await (courses.length > 0 ? gone.where('course_id', 'not in', courses) : gone).execute()
  if (courses.length > 0)
    await ctx.trx
      .insertInto('catalogue_entries')
      .values(courses.map((course_id, index) => ({ academy_id, course_id, position: index + 1 })))
      .onConflict((known) => known.columns(['tenant_id', 'academy_id', 'course_id']).doUpdateSet((row) => ({ position: row.ref('excluded.position') })))
      .execute()
  await indexCourses(ctx)
  await act(ctx, { act: 'catalogue/applied', subject: ['academy', academy_id], detail: { before, after: slugs } })
  return [{ what, change: before.length === 0 ? 'added' : 'changed', detail: slugs.join(', ') || 'empty' }]
}

/** The courses an academy offers, in order. */
export async function catalogueOf(ctx: Pick<TenantCtx, 'trx'>, academy_id: string): Promise<{ slug: string }[]> {
  return ctx.trx
    .selectFrom('catalogue_entries as e')
    .innerJoin('courses as c', (join) => join.onRef('c.id', '=', 'e.course_id').onRef('c.tenant_id', '=', 'e.tenant_id'))
    .select('c.slug')
    .where('e.academy_id', '=', academy_id)
    .orderBy('e.position')
    .execute()
}
