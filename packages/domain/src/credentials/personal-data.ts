import { sql } from '@stoa/db'
import type { PersonalData, TenantCtx } from '../tenancy/index.ts'

/** What this folder keeps about somebody: what they hold, as it was printed. */
export const personalData: readonly PersonalData[] = [
  {
    tables: ['credentials', 'cycles', 'certificates', 'revocations'],
    file: 'certificates',
    rows: (person_id) => sql`
      select y.serial, y.number, y.issued_on, y.valid_until_on, y.created_at, f.fields, f.pdf_sha256,
        x.revoked_at, x.reason as revoked_because
      from credentials r join cycles y on y.tenant_id = r.tenant_id and y.credential_id = r.id
      left join certificates f on f.tenant_id = y.tenant_id and f.cycle_id = y.id
      left join revocations x on x.tenant_id = y.tenant_id and x.cycle_id = y.id
      where r.person_id = ${person_id} order by y.created_at`,
  },
  {
    tables: ['reminders', 'reminder_mails'],
    file: 'reminders',
    rows: (person_id) => sql`
      select r.kind, r.day, r.days_ahead, r.sent_on from reminders r join reminder_mails m
        on m.tenant_id = r.tenant_id and m.person_id = r.person_id and m.sent_on = r.sent_on
      where r.person_id = ${person_id} order by r.sent_on, r.day`,
  },
  {
    tables: ['revocations'],
    file: 'certificates-you-withdrew',
    rows: (person_id) => sql`
      select y.serial, x.revoked_at, x.reason from revocations x join cycles y on y.tenant_id = x.tenant_id and y.id = x.cycle_id
      where x.revoked_by = ${person_id} order by x.revoked_at`,
  },
]

/** The papers of somebody's certificates, which go with the copy of their data.  who: the worker */
export async function papersOf(ctx: TenantCtx, person_id: string): Promise<{ serial: string; pdf_sha256: string }[]> {
  return ctx.trx
    .selectFrom('credentials as r')
    .innerJoin('cycles as y', (join) => join.onRef('y.credential_id', '=', 'r.id').onRef('y.tenant_id', '=', 'r.tenant_id'))
    .innerJoin('certificates as f', (join) => join.onRef('f.cycle_id', '=', 'y.id').onRef('f.tenant_id', '=', 'y.tenant_id'))
    .select(['y.serial', 'f.pdf_sha256'])
    .where('r.person_id', '=', person_id)
    .orderBy('y.created_at')
    .execute()
}
