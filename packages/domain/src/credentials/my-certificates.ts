import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'

/** A certificate as its holder sees it; `printed` is false for the seconds in which it is being drawn. */
export interface MyCertificate {
  completion_id: string
  serial: string
  certification: string
  issued_on: string
  valid_until_on: string | null
  is_revoked: boolean
  pdf_sha256: string | null
}

/** The viewer's own, newest first. */
export async function myCertificates(ctx: Ctx): Promise<MyCertificate[]> {
  const { id } = signedIn(ctx)
  const { rows } = await sql<MyCertificate>`/* kept */
    select y.completion_id, y.serial, w.title as certification, y.issued_on, y.valid_until_on, f.pdf_sha256,
      exists (select from revocations x where x.tenant_id = y.tenant_id and x.cycle_id = y.id) as is_revoked
    from credentials r
    join cycles y on y.tenant_id = r.tenant_id and y.credential_id = r.id
    join certification_versions w on w.tenant_id = y.tenant_id and w.id = y.certification_version_id
    left join certificates f on f.tenant_id = y.tenant_id and f.cycle_id = y.id
    where r.person_id = ${id} order by y.created_at desc`.execute(ctx.trx)
  return rows
}
