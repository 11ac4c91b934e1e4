import { academyNamed, act, type Change, type TenantCtx } from '../tenancy/index.ts'

/** What people type, and what the courses of an academy call it. */
export type Aliases = Record<string, string>

/** The aliases of an academy, by what is typed.  in: academyId */
export async function aliasesOf(ctx: Pick<TenantCtx, 'trx'>, academyId: string): Promise<Aliases> {
  const rows = await ctx.trx.selectFrom('search_aliases').select(['typed', 'meant']).where('academy_id', '=', academyId).orderBy('typed').execute()
  return Object.fromEntries(rows.map(({ typed, meant }) => [typed, meant]))
}

/** Lets an academy's search know exactly these other words.
 *  who: the operator, from files · out: the difference this made */
export async function publishAliases(ctx: TenantCtx, academy: string, aliases: Aliases): Promise<Change[]> {
  const academy_id = await academyNamed(ctx, academy)
  const before = await aliasesOf(ctx, academy_id)
  const wanted = Object.fromEntries(Object.entries(aliases).sort(([a], [b]) => (a < b ? -1 : 1)))
  const what = `aliases of ${academy}`
  if (JSON.stringify(before) === JSON.stringify(wanted)) return [{ what, change: 'unchanged' }]
  await ctx.trx.deleteFrom('search_aliases').where('academy_id', '=', academy_id).execute()
  const rows = Object.entries(wanted).map(([typed, meant]) => ({ academy_id, typed, meant }))
  if (rows.length > 0) await ctx.trx.insertInto('search_aliases').values(rows).execute()
  await act(ctx, { act: 'aliases/applied', subject: ['academy', academy_id], detail: { before, after: wanted } })
  const change = rows.length === 0 ? 'removed' : Object.keys(before).length === 0 ? 'added' : 'changed'
  return [{ what, change, detail: Object.keys(wanted).join(', ') || 'none' }]
}
