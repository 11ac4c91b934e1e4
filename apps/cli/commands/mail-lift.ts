import { randomUUID } from 'node:crypto'
import { normalEmail } from '@stoa/domain/people'
import { endSuppressions, tenantContext } from '@stoa/domain/tenancy'
import { withSetting } from '../environment.ts'
import { tenantOfSlug } from '../tenant/apply-tenant.ts'
import { argumentsOf, CommandRefused } from '../usage.ts'

export const usage = 'mail lift <tenant> <address>'

/** Lets mail to an address go on after it came back, was refused or was called spam.
 *  refuses: CommandRefused for a tenant that is not there, and for an address that mail goes to */
export async function mailLift(args: string[]): Promise<number> {
  const {
    names: [slug, typed],
  } = argumentsOf(args, usage, 2)
  const address = normalEmail(typed!)
  return withSetting(async ({ db }) => {
    const tenant = await tenantOfSlug(db, slug!)
    if (!tenant) throw new CommandRefused(`There is no tenant ${slug}.`)
    const ended = await db.tenant(tenant.id, 'write', (open) =>
      endSuppressions(tenantContext(open, `mail-lift-${randomUUID()}`, { kind: 'operator', id: null }), address ?? '', 'operator'),
    )
    if (ended === 0) throw new CommandRefused(`Nothing keeps mail of ${slug} from ${typed}.`)
    process.stdout.write(`Mail of ${slug} goes to ${address} again.\n`)
    return 0
  })
}
