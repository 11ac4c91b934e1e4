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
}

/** Makes the company as wanted.  who: the operator, from files · out: the difference this made */
export async function applyCompany(ctx: TenantCtx, form: CompanyForm): Promise<Change[]> {
  const row = await ctx.trx.selectFrom('companies').selectAll().executeTakeFirst()
  const change = changeOf('company', differences(row, form))
  if (change.change === 'unchanged') return [change]
  const { id } = row
    ? await ctx.trx.updateTable('companies').set(form).where('id', '=', row.id).returning('id').executeTakeFirstOrThrow()
    : await ctx.trx.insertInto('companies').values(form).returning('id').executeTakeFirstOrThrow()
  await act(ctx, { act: 'company/applied', subject: ['company', id], detail: { ...change } })
  return [change]
}
