import type { PrintedFields } from '@stoa/certificate'
import { sql } from '@stoa/db'
import { dayIn, type TenantCtx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** What anyone may know of a certificate: what is printed on it, and how it stands today. */
export interface Verification {
  state: 'valid' | 'expired' | 'revoked'
  fields: PrintedFields
  revocation: { on: string; reason: string } | null
  checked_at: Date
  course_slug: string
  /** The host that issued it: where its page lives. */
  host: string
}

/** who: anyone · in: a stored serial · refuses: certificate/unknown, also while the paper is still being printed */
export async function verifySerial(ctx: Pick<TenantCtx, 'trx' | 'now'>, serial: string): Promise<Verification> {
  const { rows } = await sql<{
    fields: PrintedFields
    valid_until_on: string | null
    revoked_at: Date | null
    reason: string | null
    time_zone: string
    course_slug: string
    host: string
  }>`/* kept */
    select f.fields, y.valid_until_on, x.revoked_at, x.reason, a.time_zone, c.slug as course_slug,
      (select h.host from academy_hosts h where h.tenant_id = y.tenant_id and h.academy_id = y.academy_id order by h.position limit 1) as host
    from cycles y
    join certificates f on f.tenant_id = y.tenant_id and f.cycle_id = y.id
    join academies a on a.tenant_id = y.tenant_id and a.id = y.academy_id
    join certification_versions w on w.tenant_id = y.tenant_id and w.id = y.certification_version_id
    join courses c on c.tenant_id = y.tenant_id and c.id = w.course_id
    left join revocations x on x.tenant_id = y.tenant_id and x.cycle_id = y.id
    where y.serial = ${serial}`.execute(ctx.trx)
  const row = rows[0]
  if (!row) throw new Refusal('certificate/unknown')
  const today = dayIn(ctx.now, row.time_zone)
  const expired = row.valid_until_on !== null && row.valid_until_on < today
  return {
    state: row.revoked_at ? 'revoked' : expired ? 'expired' : 'valid',
    fields: row.fields,
    revocation: row.revoked_at ? { on: dayIn(row.revoked_at, row.time_zone), reason: row.reason! } : null,
    checked_at: ctx.now,
    course_slug: row.course_slug,
    host: row.host,
  }
}
