import { withSetting } from '../environment.ts'
import { tenantOfSlug } from '../tenant/apply-tenant.ts'
import { exportTenant } from '../tenant/export-tenant.ts'
import { writeTenant } from '../tenant/write-tenant.ts'
import { argumentsOf, CommandRefused } from '../usage.ts'

export const usage = 'tenant export <tenant> <folder>'

/** Writes a tenant back into the form it is applied from.  refuses: CommandRefused for a tenant that does not exist */
export async function tenantExport(args: string[]): Promise<number> {
  const {
    names: [slug, folder],
  } = argumentsOf(args, usage, 2)
  return withSetting(async ({ db, world, platformDomain }) => {
    const tenant = await tenantOfSlug(db, slug!)
    if (!tenant) throw new CommandRefused(`There is no tenant ${slug}.`)
    await writeTenant(await exportTenant(db, { ...tenant, slug: slug! }, platformDomain), world.storage, folder!)
    process.stdout.write(`Wrote ${slug} to ${folder}. Right answers are in it; keep it where only authors can read it.\n`)
    return 0
  })
}
