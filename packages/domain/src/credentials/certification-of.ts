import { sql } from '@stoa/db'
import type { Ctx, TenantCtx } from '../tenancy/index.ts'

/** What a course earns, as a visitor reads it. */
export interface CertificationOffer {
  title: string
  valid_months: number | null
  skills: string[]
}

interface CertificationRules extends CertificationOffer {
  id: string
  certification_id: string
  serial_prefix: string
}

/** in: a course's id · out: the certification it earns, or null */
export async function certificationOf(ctx: Ctx, courseId: string): Promise<CertificationOffer | null> {
  const rules = await certificationFor(ctx, courseId)
  return rules && { title: rules.title, valid_months: rules.valid_months, skills: rules.skills }
}

/** The rules in force of the certification that a course earns: of each certification the latest version counts, wherever an older
 *  one pointed. Of several that name the same course the first by name.  out: null where the course earns none */
export async function certificationFor(ctx: Pick<TenantCtx, 'trx'>, courseId: string): Promise<CertificationRules | null> {
  const { rows } = await sql<CertificationRules>`/* kept */
    select w.id, w.certification_id, w.title, w.valid_months, w.skills, w.serial_prefix
    from (select distinct on (v.certification_id) v.* from certification_versions v order by v.certification_id, v.number desc) w
    join certifications c on c.tenant_id = w.tenant_id and c.id = w.certification_id
    where w.course_id = ${courseId} order by c.slug limit 1`.execute(ctx.trx)
  return rows[0] ?? null
}
