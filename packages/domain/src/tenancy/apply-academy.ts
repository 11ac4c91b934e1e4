import { act } from './act.ts'
import { applyHosts, platformHost, type HostForm, type Platform } from './apply-hosts.ts'
import { changeOf, differences, type Change } from './change.ts'
import type { TenantCtx } from './context.ts'
import type { Academy, Brand } from './load-academy.ts'
import { organizationNamed } from './named.ts'

/** An academy, as its file says it. */
export interface AcademyForm extends Pick<Academy, 'slug' | 'name' | 'tagline' | 'description' | 'kind' | 'locale' | 'time_zone' | 'currency'> {
  /** Slug of the partner or customer it belongs to; null: the tenant's own. */
  organization: string | null
  /** Custom domains. */
  hosts: string[]
  /** A second name on the platform; null: none. */
  alias: string | null
  sign_in: { policy: Academy['sign_in_policy']; domains: string[] }
  brand: Brand
}

/** Makes an academy as wanted, with its hosts and the e-mail domains that may sign up.
 *  who:     the operator, from files, after the organizations
 *  in:      platform, where this installation's own sub-domains lie
 *  out:     the difference this made
 *  refuses: host/taken */
export async function applyAcademy(ctx: TenantCtx, form: AcademyForm, platform: Platform): Promise<Change[]> {
  const { organization, hosts, alias, sign_in, brand, ...facts } = form
  const organization_id = organization === null ? null : await organizationNamed(ctx, organization)
  const wanted = { ...facts, organization_id, sign_in_policy: sign_in.policy, brand }
  const row = await ctx.trx.selectFrom('academies').selectAll().where('slug', '=', form.slug).executeTakeFirst()
  const domains = row ? await emailDomains(ctx, row.id) : []
  const change = changeOf(`academy ${form.slug}`, differences(row && { ...row, domains }, { ...wanted, domains: [...sign_in.domains].sort() }))
  const values = { ...wanted, brand: JSON.stringify(brand) }
  const id = row?.id ?? (await ctx.trx.insertInto('academies').values(values).returning('id').executeTakeFirstOrThrow()).id
  if (change.change === 'changed') await ctx.trx.updateTable('academies').set(values).where('id', '=', id).execute()
  if (change.change !== 'unchanged') {
    await replaceEmailDomains(ctx, id, sign_in.domains)
    await act(ctx, { act: 'academy/applied', subject: ['academy', id], detail: { ...change } })
  }
  const names = [form.slug, ...(alias === null ? [] : [alias])]
  const all: HostForm[] = [
    ...hosts.map((host) => ({ host, kind: 'custom' as const })),
    ...names.map((name) => ({ host: platformHost(platform, name), kind: 'platform' as const })),
  ]
  return [change, ...(await applyHosts(ctx, { id, slug: form.slug }, all))]
}

async function emailDomains(ctx: TenantCtx, academy_id: string): Promise<string[]> {
  const rows = await ctx.trx.selectFrom('academy_email_domains').select('domain').where('academy_id', '=', academy_id).execute()
  return rows.map((row) => row.domain).sort()
}

async function replaceEmailDomains(ctx: TenantCtx, academy_id: string, domains: string[]): Promise<void> {
  await ctx.trx.deleteFrom('academy_email_domains').where('academy_id', '=', academy_id).execute()
  if (domains.length > 0)
    await ctx.trx
      .insertInto('academy_email_domains')
      .values(domains.map((domain) => ({ academy_id, domain })))
      .execute()
}
