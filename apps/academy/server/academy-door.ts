import type { Database } from '@stoa/db'
import { academyOfHost, loadAcademy, type Academy } from '@stoa/domain/tenancy'

/** From a canonical host to the academy behind it, or null. */
export type AcademyDoor = (host: string) => Promise<Academy | null>

const REMEMBERED_MS = 5_000
const REMEMBERED_MAX = 10_000

/** The door of every request. What an academy is called and looks like may be five seconds old; who is looking never is. */
export function academyDoor(db: Database): AcademyDoor {
  const known = new Map<string, { until: number; academy: Promise<Academy | null> }>()
  return (host) => {
    const remembered = known.get(host)
    if (remembered && remembered.until > Date.now()) return remembered.academy
    if (known.size >= REMEMBERED_MAX) known.clear()
    const academy = read(db, host)
    known.set(host, { until: Date.now() + REMEMBERED_MS, academy })
    academy.catch(() => known.delete(host))
    return academy
  }
}

async function read(db: Database, host: string): Promise<Academy | null> {
  const found = await academyOfHost(db, host)
  return found && db.tenant(found.tenant_id, 'read', ({ trx }) => loadAcademy(trx, found.academy_id))
}
