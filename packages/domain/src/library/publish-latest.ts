import type { TenantCtx } from '../tenancy/index.ts'

/** out: the id of the course with this slug, undefined where there is none */
export async function courseNamed(ctx: Pick<TenantCtx, 'trx'>, slug: string): Promise<string | undefined> {
  return (await ctx.trx.selectFrom('courses').select('id').where('slug', '=', slug).executeTakeFirst())?.id
}

/** The version that people enter now, undefined before the first publication. */
export async function publishedVersion(ctx: Pick<TenantCtx, 'trx'>, course_id: string) {
  return ctx.trx
    .selectFrom('publications as p')
    .innerJoin('course_versions as v', (join) => join.onRef('v.id', '=', 'p.version_id').onRef('v.tenant_id', '=', 'p.tenant_id'))
    .selectAll('v')
    .where('p.course_id', '=', course_id)
    .orderBy('p.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}
