import { act, type Change, type TenantCtx } from '../tenancy/index.ts'
import { courseNamed } from '../library/index.ts'

/** Enrolls somebody by hand, unless a source by hand is in force already.
 *  who: the operator, from files, after people and courses · in: e-mail address, course slug · out: the difference this made */
export async function applyEnrollment(ctx: TenantCtx, email: string, course: string): Promise<Change[]> {
  const what = `enrollment of ${email} in ${course}`
  const { id: person_id } = await ctx.trx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  const course_id = (await courseNamed(ctx, course))!
  const known = await ctx.trx
    .selectFrom('enrollments')
    .select('id')
    .where('person_id', '=', person_id)
    .where('course_id', '=', course_id)
    .executeTakeFirst()
  const enrollment_id =
    known?.id ?? (await ctx.trx.insertInto('enrollments').values({ person_id, course_id }).returning('id').executeTakeFirstOrThrow()).id
  const source = await ctx.trx
    .selectFrom('enrollment_sources')
    .select('id')
    .where('enrollment_id', '=', enrollment_id)
    .where('kind', '=', 'by-hand')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (source) return [{ what, change: 'unchanged' }]
  await ctx.trx.insertInto('enrollment_sources').values({ enrollment_id, kind: 'by-hand' }).execute()
  await act(ctx, { act: 'enrollment/added', subject: ['enrollment', enrollment_id], detail: { person_id, course, source: 'by-hand' } })
  return [{ what, change: 'added' }]
}

/** Who is enrolled by hand in what: slugs of courses by e-mail address, in order. */
export async function exportEnrollments(ctx: Pick<TenantCtx, 'trx'>): Promise<Map<string, string[]>> {
  const rows = await ctx.trx
    .selectFrom('enrollment_sources as s')
    .innerJoin('enrollments as e', (join) => join.onRef('e.id', '=', 's.enrollment_id').onRef('e.tenant_id', '=', 's.tenant_id'))
    .innerJoin('people as p', (join) => join.onRef('p.id', '=', 'e.person_id').onRef('p.tenant_id', '=', 'e.tenant_id'))
    .innerJoin('courses as c', (join) => join.onRef('c.id', '=', 'e.course_id').onRef('c.tenant_id', '=', 'e.tenant_id'))
    .select(['p.email', 'c.slug'])
    .distinct()
    .where('s.kind', '=', 'by-hand')
    .where('s.ended_at', 'is', null)
    .orderBy('c.slug')
    .execute()
  const byEmail = new Map<string, string[]>()
  for (const { email, slug } of rows) byEmail.set(email, [...(byEmail.get(email) ?? []), slug])
  return byEmail
}
