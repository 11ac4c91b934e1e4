import { act, type Change, type TenantCtx } from '../tenancy/index.ts'
import { courseNamed } from '../library/index.ts'

/** An enrollment by hand, as people.yaml says it. */
export interface EnrollmentForm {
  course: string
  /** A day of the academy's calendar; null: whenever it suits them. */
  due_on: string | null
}

/** Enrolls somebody by hand, unless a source by hand is in force already, and sets the day by which it wants to be done.
 *  who: the operator, from files, after people and courses · in: e-mail address; the form · out: the difference this made */
export async function applyEnrollment(ctx: TenantCtx, email: string, { course, due_on }: EnrollmentForm): Promise<Change[]> {
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
    .select(['id', 'due_on'])
    .where('enrollment_id', '=', enrollment_id)
    .where('kind', '=', 'by-hand')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (source?.due_on === due_on) return [{ what, change: 'unchanged' }]
  if (source) {
    await ctx.trx.updateTable('enrollment_sources').set({ due_on }).where('id', '=', source.id).execute()
    await act(ctx, { act: 'enrollment/due', subject: ['enrollment', enrollment_id], detail: { person_id, course, due_on } })
    return [{ what, change: 'changed', detail: 'due_on' }]
  }
  await ctx.trx.insertInto('enrollment_sources').values({ enrollment_id, kind: 'by-hand', due_on }).execute()
  await act(ctx, { act: 'enrollment/added', subject: ['enrollment', enrollment_id], detail: { person_id, course, source: 'by-hand', due_on } })
  return [{ what, change: 'added' }]
}

/** Who is enrolled by hand in what, by e-mail address, in the order of courses. */
export async function exportEnrollments(ctx: Pick<TenantCtx, 'trx'>): Promise<Map<string, EnrollmentForm[]>> {
  const rows = await ctx.trx
    .selectFrom('enrollment_sources as s')
    .innerJoin('enrollments as e', (join) => join.onRef('e.id', '=', 's.enrollment_id').onRef('e.tenant_id', '=', 's.tenant_id'))
    .innerJoin('people as p', (join) => join.onRef('p.id', '=', 'e.person_id').onRef('p.tenant_id', '=', 'e.tenant_id'))
    .innerJoin('courses as c', (join) => join.onRef('c.id', '=', 'e.course_id').onRef('c.tenant_id', '=', 'e.tenant_id'))
    .select(['p.email', 'c.slug', 's.due_on'])
    .where('s.kind', '=', 'by-hand')
    .where('s.ended_at', 'is', null)
    .orderBy('c.slug')
    .execute()
  const byEmail = new Map<string, EnrollmentForm[]>()
  for (const { email, slug, due_on } of rows) byEmail.set(email, [...(byEmail.get(email) ?? []), { course: slug, due_on }])
  return byEmail
}
