import { sql, type Database } from '@stoa/db'
import { normalSerial } from './serial.ts'

/** The door from a printed number to the tenant that issued it.
 *  in: the number as typed · out: its tenant and stored form, or null; nothing else is told */
export async function tenantOfSerial(db: Database, typed: string): Promise<{ tenant_id: string; serial: string } | null> {
  const serial = normalSerial(typed)
  if (!serial) return null
  const { rows } = await sql<{ tenant_id: string | null }>`select app.tenant_of_serial(${serial}) as tenant_id`.execute(db.doors)
  return rows[0]?.tenant_id ? { tenant_id: rows[0].tenant_id, serial } : null
}
