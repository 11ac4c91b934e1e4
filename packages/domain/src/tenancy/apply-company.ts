import { act } from './act.ts'
import { changeOf, differences, type Change } from './change.ts'
import type { TenantCtx } from './context.ts'

/** The company behind a tenant, as its files say it. */
export interface CompanyForm {
  name: string
  legal_name: string
  place: string
  locale: string
  time_zone: string
  /** Whether owners and admins need a second factor to sign in. */
  second_factor: 'required' | 'optional'
  /** Of the re-encoded logo in storage; null: none. */
  logo_sha256: string | null
  /** Hosts whose frames its lessons may show, beside those that every company may. */
  embed_hosts: string[]
}

/** Makes the company as wanted.  who: the operator, from files · out: the difference this made */
export async function applyCompany(ctx: TenantCtx, form: CompanyForm): Promise<Change[]> {
  const { embed_hosts, ...company } = form
  const row = await ctx.trx.selectFrom('companies').selectAll().executeTakeFirst()
  const before = row && { ...row, embed_hosts: await embedHostsOf(ctx) }
  const change = changeOf('company', differences(before, { ...company, embed_hosts: embed_hosts.toSorted() }))
  if (change.change === 'unchanged') return [change]
  const { id } = row
    ? await ctx.trx.updateTable('companies').set(company).where('id', '=', row.id).returning('id').executeTakeFirstOrThrow()
    : await ctx.trx.insertInto('companies').values(company).returning('id').executeTakeFirstOrThrow()
  await ctx.trx.deleteFrom('embed_hosts').execute()
  if (embed_hosts.length > 0) await ctx.trx.insertInto('embed_hosts').values(embed_hosts.map((host) => ({ host }))).execute()
  await act(ctx, { act: 'company/applied', subject: ['company', id], detail: { ...change } })
  return [change]
}

/** The hosts that a company named for its lessons, in order of the alphabet. */
export async function embedHostsOf(ctx: Pick<TenantCtx, 'trx'>): Promise<string[]> {
  return (await ctx.trx.selectFrom('embed_hosts').select('host').orderBy('host').execute()).map((row) => row.host)
}
