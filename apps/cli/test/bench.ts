import { readdirSync } from 'node:fs'
import { clone, type Clone } from '@stoa/db/testing'
import { sql, type Trx } from '@stoa/db'
import { diskStorage, sharpImages, type World } from '@stoa/gateways'
import { applyTenant, tenantOfSlug, type Applying } from '../tenant/apply-tenant.ts'
import { exportTenant } from '../tenant/export-tenant.ts'
import { printed } from '../tenant/faults.ts'
import { readTenant } from '../tenant/read-tenant.ts'
import { writeTenant } from '../tenant/write-tenant.ts'
import { newFolder } from './tiny.ts'

/** A database and a storage of a test's own, with the two commands on them. */
export interface Bench {
  copy: Clone
  world: Pick<World, 'storage' | 'images'>
  /** Reads and applies a folder.  out: the lines that are not unchanged, or the faults as printed */
  apply(folder: string, how?: Partial<Applying> & { as?: string }): Promise<{ lines: string[]; faults: string }>
  /** Exports into a new folder.  out: its path */
  export(slug: string): Promise<string>
  /** Looks as a tenant. */
  look<T>(slug: string, fn: (trx: Trx) => Promise<T>): Promise<T>
  tenants(): Promise<string[]>
  /** How many files storage holds. */
  stored(): number
}

export async function bench(): Promise<Bench> {
  const copy = await clone()
  const folder = newFolder()
  const world = { storage: diskStorage(folder), images: sharpImages() }
  const idOf = async (slug: string) => {
    const tenant = await tenantOfSlug(copy.db, slug)
    if (!tenant) throw new Error(`There is no tenant ${slug}`)
    return { ...tenant, slug }
  }
  return {
    copy,
    world,
    async apply(folder, { as, ...how } = {}) {
      const read = await readTenant(folder, { images: world.images, platformDomain: 'localhost', slug: as })
      if ('faults' in read) return { lines: [], faults: printed(read.faults) }
      const applied = await applyTenant(copy.db, world, read.tenant, { platformDomain: 'localhost', people: true, dryRun: false, ...how })
      if ('faults' in applied) return { lines: [], faults: printed(applied.faults) }
      return {
        lines: applied.changes
          .filter(({ change }) => change !== 'unchanged')
          .map(({ change, what, detail }) => [change, what, detail].filter(Boolean).join(' · ')),
        faults: '',
      }
    },
    async export(slug) {
      const folder = `${newFolder()}/${slug}`
      await writeTenant(await exportTenant(copy.db, await idOf(slug), 'localhost'), world.storage, folder)
      return folder
    },
    async look(slug, fn) {
      return copy.db.tenant((await idOf(slug)).id, 'read', ({ trx }) => fn(trx))
    },
    stored: () => readdirSync(folder).length,
    async tenants() {
      const { rows } = await sql<{ id: string }>`select app.tenants_due() as id`.execute(copy.db.doors)
      return rows.map((row) => row.id)
    },
  }
}
