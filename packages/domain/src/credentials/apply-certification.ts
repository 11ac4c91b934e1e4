import { act, changeOf, differences, hashOf, type Change, type TenantCtx } from '../tenancy/index.ts'
import { courseNamed } from '../library/index.ts'

/** A certification, as its file says it. */
export interface CertificationForm {
  slug: string
  title: string
  /** Slug of the course whose exam earns it. */
  course: string
  /** Null: for ever. */
  valid_months: number | null
  serial_prefix: string
  statement: string
  skills: string[]
}

/** Makes a certification as wanted. A change is a new version; what was earned under an earlier one stays as it was printed.
 *  who: the operator, from files, after the courses · out: the difference this made */
export async function applyCertification(ctx: TenantCtx, form: CertificationForm): Promise<Change[]> {
  const before = (await exportCertifications(ctx)).find((each) => each.slug === form.slug)
  const change = changeOf(`certification ${form.slug}`, differences(before, form))
  if (change.change === 'unchanged') return [change]
  const { slug, course, skills, ...facts } = form
  const known = await ctx.trx.selectFrom('certifications').select('id').where('slug', '=', slug).executeTakeFirst()
  const { id } = known ?? (await ctx.trx.insertInto('certifications').values({ slug }).returning('id').executeTakeFirstOrThrow())
  const { number } = await ctx.trx
    .selectFrom('certification_versions')
    .select(({ fn, lit }) => fn.coalesce(fn.max('number'), lit(0)).as('number'))
    .where('certification_id', '=', id)
    .executeTakeFirstOrThrow()
  const version = { ...facts, certification_id: id, number: number + 1, course_id: (await courseNamed(ctx, course))!, content_hash: hashOf(form) }
  await ctx.trx
    .insertInto('certification_versions')
    .values({ ...version, skills: JSON.stringify(skills) })
    .execute()
  await act(ctx, { act: 'certification/applied', subject: ['certification', id], detail: { version: version.number } })
  return [{ ...change, detail: [`version ${version.number}`, change.detail].filter(Boolean).join(': ') }]
}

/** Every certification as in force, by slug. */
export async function exportCertifications(ctx: Pick<TenantCtx, 'trx'>): Promise<CertificationForm[]> {
  const rows = await ctx.trx
    .selectFrom('certification_versions as v')
    .innerJoin('certifications as c', (join) => join.onRef('c.id', '=', 'v.certification_id').onRef('c.tenant_id', '=', 'v.tenant_id'))
    .innerJoin('courses as k', (join) => join.onRef('k.id', '=', 'v.course_id').onRef('k.tenant_id', '=', 'v.tenant_id'))
    .distinctOn('c.slug')
    .select(['c.slug', 'v.title', 'k.slug as course', 'v.valid_months', 'v.serial_prefix', 'v.statement', 'v.skills'])
    .orderBy('c.slug')
    .orderBy('v.number', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, skills: row.skills as string[] }))
}
