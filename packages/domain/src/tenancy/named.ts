import type { TenantCtx } from './context.ts'

/** out: the id of the academy with this slug; an error where there is none, since whoever names one has checked that it exists */
export async function academyNamed(ctx: Pick<TenantCtx, 'trx'>, slug: string): Promise<string> {
  return (await ctx.trx.selectFrom('academies').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
}

/** The same for an organization. */
export async function organizationNamed(ctx: Pick<TenantCtx, 'trx'>, slug: string): Promise<string> {
  return (await ctx.trx.selectFrom('organizations').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
}
