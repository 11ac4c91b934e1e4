import { act } from './act.ts'
import { changeOf, differences, type Change } from './change.ts'
import type { TenantCtx } from './context.ts'

/** A partner or customer company inside a tenant. People who verify an address at one of its domains belong to it. */
export interface OrganizationForm {
  slug: string
  name: string
  kind: 'partner' | 'customer'
  domains: string[]
}

/** Makes an organization as wanted; a domain that another one of this tenant had moves here.
 *  who: the operator, from files · out: the difference this made */
export async function applyOrganization(ctx: TenantCtx, { domains, ...form }: OrganizationForm): Promise<Change[]> {
  const row = await ctx.trx.selectFrom('organizations').selectAll().where('slug', '=', form.slug).executeTakeFirst()
  const held = row ? await domainsOf(ctx, row.id) : []
  const fields = differences(row && { ...row, domains: held }, { ...form, domains: [...domains].sort() })
  const change = changeOf(`organization ${form.slug}`, fields)
  if (change.change === 'unchanged') return [change]
  const { id } = row
    ? await ctx.trx.updateTable('organizations').set(form).where('id', '=', row.id).returning('id').executeTakeFirstOrThrow()
    : await ctx.trx.insertInto('organizations').values(form).returning('id').executeTakeFirstOrThrow()
  await ctx.trx.deleteFrom('organization_domains').where('organization_id', '=', id).execute()
  if (domains.length > 0) {
    await ctx.trx.deleteFrom('organization_domains').where('domain', 'in', domains).execute()
    await ctx.trx
      .insertInto('organization_domains')
      .values(domains.map((domain) => ({ domain, organization_id: id })))
      .execute()
  }
  await act(ctx, { act: 'organization/applied', subject: ['organization', id], detail: { ...change } })
  return [change]
}

async function domainsOf(ctx: TenantCtx, organization_id: string): Promise<string[]> {
  const rows = await ctx.trx.selectFrom('organization_domains').select('domain').where('organization_id', '=', organization_id).execute()
  return rows.map((row) => row.domain).sort()
}
