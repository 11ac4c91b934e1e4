import { randomUUID } from 'node:crypto'
import { normalEmail, resetSecondFactor } from '@stoa/domain/people'
import { tenantContext } from '@stoa/domain/tenancy'
import { withSetting } from '../environment.ts'
import { tenantOfSlug } from '../tenant/apply-tenant.ts'
import { argumentsOf, CommandRefused } from '../usage.ts'

export const usage = 'person reset-second-factor <tenant> <email>'

/** Takes authenticator app, passkeys and recovery codes off somebody who has lost them, signs them out and tells them by mail. Whoever
 *  runs this has made sure that it is them who asks.  refuses: CommandRefused for a tenant or an address that is not there */
export async function personReset(args: string[]): Promise<number> {
  const {
    names: [slug, typed],
  } = argumentsOf(args, usage, 2)
  const email = normalEmail(typed!)
  return withSetting(async ({ db }) => {
    const tenant = await tenantOfSlug(db, slug!)
    if (!tenant) throw new CommandRefused(`There is no tenant ${slug}.`)
    const isDone = await db.tenant(tenant.id, 'write', (open) =>
      resetSecondFactor(tenantContext(open, `person-reset-${randomUUID()}`, { kind: 'operator', id: null }), email ?? ''),
    )
    if (!isDone) throw new CommandRefused(`Nobody at ${slug} has the address ${typed}.`)
    process.stdout.write(`${email} signs in without a second factor the next time, and has been told by mail.\n`)
    return 0
  })
}
