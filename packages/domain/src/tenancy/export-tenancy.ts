import type { AcademyForm } from './apply-academy.ts'
import { platformHost, type Platform } from './apply-hosts.ts'
import { embedHostsOf, type CompanyForm } from './apply-company.ts'
import type { OrganizationForm } from './apply-organization.ts'
import type { TenantCtx } from './context.ts'

/** What applying takes, read back: the company, its organizations and its academies, each list by slug.
 *  who: the operator · in: platform, as in applying */
export async function exportTenancy(
  ctx: TenantCtx,
  platform: Platform,
): Promise<{ company: CompanyForm; organizations: OrganizationForm[]; academies: AcademyForm[] }> {
  const company = await ctx.trx
    .selectFrom('companies')
    .select(['name', 'legal_name', 'place', 'locale', 'time_zone', 'second_factor', 'logo_sha256'])
    .executeTakeFirstOrThrow()
  const shown = { ...company, embed_hosts: await embedHostsOf(ctx) } as CompanyForm
  return { company: shown, organizations: await organizationsOf(ctx), academies: await academiesOf(ctx, platform) }
}

async function organizationsOf(ctx: TenantCtx): Promise<OrganizationForm[]> {
  const rows = await ctx.trx.selectFrom('organizations').select(['id', 'slug', 'name', 'kind']).orderBy('slug').execute()
  const domains = await ctx.trx.selectFrom('organization_domains').select(['organization_id', 'domain']).orderBy('domain').execute()
  return rows.map(({ id, ...form }) => ({
    ...form,
    kind: form.kind as OrganizationForm['kind'],
    domains: domains.filter((row) => row.organization_id === id).map((row) => row.domain),
  }))
}

async function academiesOf(ctx: TenantCtx, platform: Platform): Promise<AcademyForm[]> {
  const rows = await ctx.trx
    .selectFrom('academies as a')
    .leftJoin('organizations as o', (join) => join.onRef('o.id', '=', 'a.organization_id').onRef('o.tenant_id', '=', 'a.tenant_id'))
    .select(['a.id', 'a.slug', 'a.name', 'a.tagline', 'a.description', 'a.kind', 'o.slug as organization', 'a.locale', 'a.time_zone', 'a.currency'])
    .select(['a.sign_in_policy', 'a.brand'])
    .orderBy('a.slug')
    .execute()
  const domains = await ctx.trx.selectFrom('academy_email_domains').select(['academy_id', 'domain']).orderBy('domain').execute()
  const hosts = await ctx.trx.selectFrom('academy_hosts').select(['academy_id', 'host', 'kind']).orderBy('position').execute()
  return rows.map(({ id, sign_in_policy, ...facts }) => {
    const own = hosts.filter((row) => row.academy_id === id)
    const names = own.filter((row) => row.kind === 'platform').map((row) => row.host)
    const second = names.find((host) => host !== platformHost(platform, facts.slug))
    return {
      ...(facts as unknown as Omit<AcademyForm, 'hosts' | 'alias' | 'sign_in'>),
      hosts: own.filter((row) => row.kind === 'custom').map((row) => row.host),
      alias: second?.split('.')[0] ?? null,
      sign_in: {
        policy: sign_in_policy as AcademyForm['sign_in']['policy'],
        domains: domains.filter((row) => row.academy_id === id).map((row) => row.domain),
      },
    }
  })
}
