import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { platformHost } from '@stoa/domain/tenancy'
import { root } from '../../../infra/bootstrap/places.ts'
import { platformDomain } from '../environment.ts'
import { printed } from '../tenant/faults.ts'
import { readFront, type TenantFront } from '../tenant/read-tenant.ts'
import { argumentsOf, CommandRefused } from '../usage.ts'

export const usage = 'academies [--json]'

/** An academy and who of the demonstration may enter it. */
export interface AcademyLine {
  tenant: string
  academy: string
  name: string
  /** Its name on the platform, which works on any machine; a custom domain needs DNS. */
  url_host: string
  people: { email: string; password: string; roles: string[] }[]
}

/** Prints the academies of tenants/ and who can be signed in as. */
export async function academies(args: string[]): Promise<number> {
  const { flags } = argumentsOf(args, usage, 0, { json: 'yes' })
  const lines = await academyLines(join(root, 'tenants'), platformDomain())
  const shown = lines.map(({ url_host, name, people }) => `${url_host}  ${name}, ${people.length} people\n`).join('')
  process.stdout.write(flags.json ? `${JSON.stringify(lines)}\n` : shown)
  return 0
}

/** in: folder that holds one folder a tenant · refuses: CommandRefused with every fault in their front files */
export async function academyLines(folder: string, domain: string): Promise<AcademyLine[]> {
  const lines: AcademyLine[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const read = await readFront(join(folder, entry.name))
    if ('faults' in read) throw new CommandRefused(printed(read.faults))
    for (const academy of read.front.academies) {
      const url_host = platformHost({ tenant: entry.name, domain }, academy.slug)
      lines.push({
        tenant: entry.name,
        academy: academy.slug,
        name: `${academy.value.name} ${academy.value.tagline}`,
        url_host,
        people: peopleOf(read.front, academy.slug),
      })
    }
  }
  return lines.sort((a, b) => (a.url_host < b.url_host ? -1 : 1))
}

// Whoever is a member, or holds a role for the whole tenant or for this academy; only those whose password the files know.
function peopleOf({ facts, people }: TenantFront, academy: string): AcademyLine['people'] {
  if (!facts.value.demonstration || !people) return []
  return people.value.flatMap(({ email, password, roles, memberships }) => {
    const granted = roles.filter((role) => role.academy === undefined || role.academy === academy)
    const mayEnter = memberships.some((each) => each.academy === academy) || granted.some((role) => role.organization === undefined)
    return mayEnter && password !== undefined ? [{ email, password, roles: granted.map((role) => role.role) }] : []
  })
}
