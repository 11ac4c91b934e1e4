import { sql } from '@stoa/db'
import type { TenantCtx } from '../tenancy/index.ts'

/** A certificate whose last day is near, and the exam that renews it where one of the holder's academies offers it. */
export interface CertificateEnding {
  cycle_id: string
  serial: string
  certification: string
  valid_until_on: string
  academy_id: string
  course_slug: string | null
}

/** Somebody's certificates that run out between two days: of each certification the latest cycle, unless it was withdrawn.
 *  out: the first to run out first */
export async function certificatesEnding(ctx: Pick<TenantCtx, 'trx'>, personId: string, from: string, until: string): Promise<CertificateEnding[]> {
  const { rows } = await sql<CertificateEnding>`
    select y.id as cycle_id, y.serial, w.title as certification, y.valid_until_on, coalesce(o.academy_id, y.academy_id) as academy_id, o.course_slug
    from credentials r
    join lateral (select c.* from cycles c where c.tenant_id = r.tenant_id and c.credential_id = r.id order by c.number desc limit 1) y on true
    join certification_versions w on w.tenant_id = y.tenant_id and w.id = y.certification_version_id
    left join lateral (select x.academy_id, k.slug as course_slug from memberships m
      join catalogue_entries x on x.tenant_id = m.tenant_id and x.academy_id = m.academy_id and x.course_id = w.course_id
      join courses k on k.tenant_id = x.tenant_id and k.id = x.course_id
      where m.tenant_id = r.tenant_id and m.person_id = r.person_id order by x.academy_id = y.academy_id desc, m.created_at limit 1) o on true
    where r.person_id = ${personId} and y.valid_until_on between ${from}::date and ${until}::date
      and not exists (select from revocations v where v.tenant_id = y.tenant_id and v.cycle_id = y.id)
    order by y.valid_until_on, w.title`.execute(ctx.trx)
  return rows
}

/** out: everybody who holds a certificate that runs out between two days, whatever became of it */
export async function peopleWithCertificatesEnding(ctx: Pick<TenantCtx, 'trx'>, from: string, until: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct r.person_id from cycles y join credentials r on r.tenant_id = y.tenant_id and r.id = y.credential_id
    where y.valid_until_on between ${from}::date and ${until}::date`.execute(ctx.trx)
  return rows.map((row) => row.person_id)
}
