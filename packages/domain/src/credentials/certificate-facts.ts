import { sql } from '@stoa/db'
import { examined, type CertificateBrand, type PrintedFields } from '@stoa/certificate'
import { loadAcademy, type Academy, type TenantCtx } from '../tenancy/index.ts'

/** Everything the paper needs, read in one go so that drawing can happen outside any transaction. */
export interface CertificateFacts {
  cycle_id: string
  academy: Academy
  person: { id: string; email: string; name: string }
  fields: PrintedFields
  brand: CertificateBrand
  logo_sha256: string | null
  recorded: boolean
}

/** in: a cycle's id; verifyUrl, the address that is printed and coded, from the academy's own host and the serial */
export async function certificateFacts(ctx: TenantCtx, cycleId: string, verifyUrl: (host: string, serial: string) => string): Promise<CertificateFacts> {
  const { rows } = await sql<{
    serial: string
    issued_on: string
    valid_until_on: string | null
    academy_id: string
    person_id: string
    email: string
    /** As the person wants it printed. */
    name: string
    organization: string | null
    title: string
    statement: string
    skills: string[]
    version_number: number
    language: string
    pass_percent: number
    asked: number
    recorded: boolean
  }>`
    select y.serial, y.issued_on, y.valid_until_on, y.academy_id, p.id as person_id, p.email, coalesce(p.printed_name, p.name) as name, o.name as organization,
      w.title, w.statement, w.skills,
      v.number as version_number, v.language, e.pass_percent, g.asked, exists (select from certificates f where f.tenant_id = y.tenant_id and f.cycle_id = y.id) as recorded
    from cycles y
    join credentials r on r.tenant_id = y.tenant_id and r.id = y.credential_id
    join people p on p.tenant_id = y.tenant_id and p.id = r.person_id
    join certification_versions w on w.tenant_id = y.tenant_id and w.id = y.certification_version_id
    join completions k on k.tenant_id = y.tenant_id and k.id = y.completion_id
    join course_versions v on v.tenant_id = y.tenant_id and v.id = k.version_id
    join grades g on g.tenant_id = y.tenant_id and g.attempt_id = k.attempt_id
    join exams e on e.tenant_id = v.tenant_id and e.version_id = v.id
    left join memberships m on m.tenant_id = y.tenant_id and m.person_id = p.id and m.academy_id = y.academy_id
    left join organizations o on o.tenant_id = m.tenant_id and o.id = m.organization_id
    where y.id = ${cycleId}`.execute(ctx.trx)
  const row = rows[0]!
  const academy = (await loadAcademy(ctx.trx, row.academy_id))!
  const { ink, accent, paper, corner, display_face } = academy.brand
  return {
    cycle_id: cycleId,
    academy,
    person: { id: row.person_id, email: row.email, name: row.name },
    recorded: row.recorded,
    logo_sha256: academy.company.logo_sha256,
    brand: { ink, accent, paper, corner, display_face },
    fields: {
      serial: row.serial,
      holder: row.name,
      organization: row.organization,
      certification: row.title,
      statement: row.statement,
      skills: row.skills,
      issued_on: row.issued_on,
      valid_until_on: row.valid_until_on,
      exam: examined(row.asked, row.pass_percent, academy.locale),
      course_version: row.version_number,
      issuer: academy.company.legal_name,
      place: academy.company.place,
      academy: academy.name,
      tagline: academy.tagline,
      language: academy.locale,
      verify_url: verifyUrl(academy.host, row.serial),
    },
  }
}
