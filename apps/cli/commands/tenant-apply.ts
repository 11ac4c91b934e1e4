import { platformDomain, withSetting, world } from '../environment.ts'
import { applyTenant } from '../tenant/apply-tenant.ts'
import { difference } from '../tenant/difference.ts'
import { printed } from '../tenant/faults.ts'
import { readTenant } from '../tenant/read-tenant.ts'
import { argumentsOf } from '../usage.ts'

export const usage = 'tenant apply <folder> [--dry-run] [--as <tenant>]'

/** Makes a tenant what its folder says. Everything is checked before the database is touched.
 *  out: 0, or 1 after printing every fault with file and line */
export async function tenantApply(args: string[]): Promise<number> {
  const {
    names: [folder],
    flags,
  } = argumentsOf(args, usage, 1, { 'dry-run': 'yes', as: 'value' })
  const read = await readTenant(folder!, { images: world().images, platformDomain: platformDomain(), slug: flags.as })
  if ('faults' in read) return refuse(read.faults)
  return withSetting(async ({ db, world, ...where }) => {
    const dryRun = flags['dry-run'] === 'yes'
    const applied = await applyTenant(db, world, read.tenant, { ...where, dryRun })
    if ('faults' in applied) return refuse(applied.faults)
    process.stdout.write(`${read.tenant.slug}\n${difference(applied.changes)}${dryRun ? '  This was a dry run: nothing has been written.\n' : ''}`)
    return 0
  })
}

function refuse(faults: Parameters<typeof printed>[0]): number {
  process.stderr.write(`${printed(faults)}${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; nothing has been written.\n`)
  return 1
}
