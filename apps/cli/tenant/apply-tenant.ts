import { randomUUID } from 'node:crypto'
import { sql, type Database, type TenantTransaction } from '@stoa/db'
import { Refusal } from '@stoa/domain'
import type { AssetForm } from '@stoa/domain/library'
import { act, tenantContext, type Change } from '@stoa/domain/tenancy'
import { applyAll } from './apply-all.ts'
import type { Fault } from './faults.ts'
import type { TenantRead } from './read-tenant.ts'
import { knownMedia, storeLogo, storeMedia, type Stores } from './store-media.ts'

/** How a tenant is applied.  people: whether demonstration people are wanted on this database; dryRun: nothing is written anywhere */
export interface Applying {
  platformDomain: string
  people: boolean
  dryRun: boolean
}

/** What is recorded of the files that were put into storage. */
export interface Stored {
  logo_sha256: string | null
  assets: AssetForm[]
}

/** Makes a tenant what its folder says, in one transaction; a tenant that is new comes into being in the same one.
 *  out: the difference, or what stood against it */
export async function applyTenant(
  db: Database,
  stores: Stores,
  tenant: TenantRead,
  how: Applying,
): Promise<{ changes: Change[] } | { faults: Fault[] }> {
  const known = await tenantOfSlug(db, tenant.slug)
  const stands = known && known.demonstration !== tenant.facts.value.demonstration
  if (stands) {
    const sentence = `${tenant.slug} was registered ${known.demonstration ? 'as' : 'as no'} demonstration tenant. That is for good; give the folder another name.`
    return { faults: [{ file: tenant.facts.file, line: tenant.facts.line('demonstration'), sentence }] }
  }
  const files = tenant.courses.flatMap((course) => course.files)
  const before = known ? await db.tenant(known.id, 'read', (open) => knownMedia(open, files)) : { logo: null, files: new Map() }
  const stored: Stored = {
    logo_sha256: await storeLogo(stores, tenant.logo, before.logo, how.dryRun),
    assets: await storeMedia(stores, before.files, files, how.dryRun),
  }
  try {
    return { changes: await inItsTransaction(db, tenant, how, stored) }
  } catch (error) {
    if (error instanceof Unwritten) return { changes: error.changes }
    if (error instanceof Refusal && error.code === 'host/taken') return { faults: [hostFault(tenant, error)] }
    throw error
  }
}

/** Thrown at the end of a dry run, so that the database forgets all of it. */
class Unwritten extends Error {
  readonly changes: Change[]
  constructor(changes: Change[]) {
    super('a dry run')
    this.changes = changes
  }
}

// A tenant that is not registered yet has no id to open a transaction with. So it opens as nobody's and becomes the tenant's inside,
// which leaves nothing behind should anything refuse.
async function inItsTransaction(db: Database, tenant: TenantRead, how: Applying, stored: Stored): Promise<Change[]> {
  return db.tenant(randomUUID(), 'write', async (open) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`tenant apply ${tenant.slug}`}, 0))`.execute(open.trx)
    const changes: Change[] = []
    let id = (await tenantIn(open, tenant.slug))?.id
    if (!id) {
      const { rows } = await sql<{ id: string }>`select app.register_tenant(${tenant.slug}, ${tenant.facts.value.demonstration}) as id`.execute(
        open.trx,
      )
      id = rows[0]!.id
      changes.push({ what: `tenant ${tenant.slug}`, change: 'added' })
    }
    await sql`select set_config('app.tenant_id', ${id}, true)`.execute(open.trx)
    const ctx = tenantContext(open, `tenant-apply-${randomUUID()}`, { kind: 'operator', id: null })
    if (changes.length > 0) await act(ctx, { act: 'tenant/registered', subject: ['tenant', id], detail: { slug: tenant.slug } })
    changes.push(...(await applyAll(ctx, tenant, how, stored)))
    if (how.dryRun) throw new Unwritten(changes)
    return changes
  })
}

/** The tenant with this slug, for commands that name it so. */
export async function tenantOfSlug(db: Database, slug: string): Promise<{ id: string; demonstration: boolean } | undefined> {
  return tenantIn({ trx: db.doors }, slug)
}

async function tenantIn({ trx }: Pick<TenantTransaction, 'trx'>, slug: string): Promise<{ id: string; demonstration: boolean } | undefined> {
  const { rows } = await sql<{ tenant_id: string; demonstration: boolean }>`select tenant_id, demonstration from app.tenant_of_slug(${slug})`.execute(
    trx,
  )
  return rows[0] && { id: rows[0].tenant_id, demonstration: rows[0].demonstration }
}

function hostFault(tenant: TenantRead, refusal: Refusal): Fault {
  const host = String(refusal.details.host)
  const academy = tenant.academies.find((file) => file.value.hosts.includes(host))
  if (!academy) return { file: tenant.facts.file, line: 1, sentence: refusal.sentence }
  return { file: academy.file, line: academy.line('hosts', academy.value.hosts.indexOf(host)), sentence: refusal.sentence }
}
