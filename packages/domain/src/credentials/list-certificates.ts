import { visible } from '@stoa/access'
import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'

/** Somebody's certificate as an administrator or manager sees it. */
export interface CertificateRow {
  person_id: string
  cycle_id: string
  serial: string
  certification: string
  issued_on: string
  valid_until_on: string | null
  is_revoked: boolean
}

/** The certificates of some people, of those this viewer may see.  in: person ids, at most 200 · out: newest first */
export async function listCertificates(ctx: Ctx, personIds: readonly string[]): Promise<CertificateRow[]> {
  signedIn(ctx)
  if (personIds.length === 0) return []
  // A certificate belongs to the academy it was earned in: whoever answers for another one does not see it.
  const may = visible(ctx.ability, 'read', 'Certificate', { person_id: 'r.person_id', academy_id: 'y.academy_id', organization_id: 'm.organization_id' })
  const { rows } = await sql<CertificateRow>`
    select r.person_id, y.id as cycle_id, y.serial, w.title as certification, y.issued_on, y.valid_until_on,
      exists (select from revocations x where x.tenant_id = y.tenant_id and x.cycle_id = y.id) as is_revoked
    from cycles y
    join credentials r on r.tenant_id = y.tenant_id and r.id = y.credential_id
    join certification_versions w on w.tenant_id = y.tenant_id and w.id = y.certification_version_id
    left join memberships m on m.tenant_id = y.tenant_id and m.person_id = r.person_id and m.academy_id = y.academy_id
    where r.person_id = any(${personIds.slice(0, 200)}::uuid[]) and ${may}
    order by y.issued_on desc, y.serial`.execute(ctx.trx)
  return rows
}
