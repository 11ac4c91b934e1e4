import { originOf, platformHost } from '@stoa/domain/tenancy'
import type { Site } from './site.ts'

const AT = { tenant: 'handbook', academy: 'guide' }

/** Where the handbook is that help links lead to, by its first host.
 *  in: the door, which remembers what it was asked lately
 *  out: its origin; null where this installation has no such tenant, and while the door cannot tell, which is logged: no page fails for want of a
 *  help link */
export async function handbookOf({ door, config, address, log }: Pick<Site, 'door' | 'config' | 'address'> & { log: Pick<Site['log'], 'warn'> }): Promise<string | null> {
  const academy = await door(platformHost({ tenant: AT.tenant, domain: config.platformDomain }, AT.academy)).catch((error: Error) => {
    log.warn({ reason: error.message }, 'no help link')
    return null
  })
  return academy && originOf(address, academy.host)
}
