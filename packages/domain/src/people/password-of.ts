import type { Ctx } from '../tenancy/index.ts'

/** out: what a sign-in by password is checked against, or null where nobody has this address or no password was ever set */
export async function passwordOf(ctx: Ctx, email: string): Promise<{ id: string; email: string; hash: string } | null> {
  const row = await ctx.trx
    .selectFrom('people as p')
    .innerJoin('passwords as w', (join) => join.onRef('w.person_id', '=', 'p.id').onRef('w.tenant_id', '=', 'p.tenant_id'))
    .select(['p.id', 'p.email', 'w.hash'])
    .where('p.email', '=', email)
    .executeTakeFirst()
  return row ?? null
}
