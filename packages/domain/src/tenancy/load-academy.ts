import { sql, type Trx } from '@stoa/db'

/** What an academy may set about its looks. Colours are `oklch(l c h)`. */
export interface Brand {
  ink: string
  accent: string
  paper: string
  corner: number
  shadow: number
  display_face: 'archivo' | 'newsreader'
  hero: 'dark' | 'light'
  /** Beside the hero; where none is named, the face has one of its own. */
  drawing?: 'cell' | 'hall' | 'shifts' | 'wing' | 'arch'
}

/** The front door a request came through, with the company behind it. */
export interface Academy {
  id: string
  tenant_id: string
  slug: string
  name: string
  tagline: string
  description: string
  kind: 'employees' | 'partners' | 'customers'
  organization_id: string | null
  locale: string
  time_zone: string
  currency: string
  sign_in_policy: 'open' | 'invited' | 'domains'
  brand: Brand
  /** The first of its hosts: the one in mail and on certificates. */
  host: string
  company: { name: string; legal_name: string; place: string; logo_sha256: string | null; embed_hosts: string[] }
}

/** in: an academy's id · out: its facts, or null where this tenant has no such academy */
export async function loadAcademy(trx: Trx, academyId: string): Promise<Academy | null> {
  const row = await trx
    .selectFrom('academies as a')
    .innerJoin('companies as c', 'c.tenant_id', 'a.tenant_id')
    .innerJoin('academy_hosts as h', (join) => join.onRef('h.academy_id', '=', 'a.id').onRef('h.tenant_id', '=', 'a.tenant_id'))
    .selectAll('a')
    .select(['c.name as company_name', 'c.legal_name', 'c.place', 'c.logo_sha256', 'h.host'])
    .select(sql<string[]>`array(select e.host from embed_hosts e where e.tenant_id = a.tenant_id order by e.host)`.as('embed_hosts'))
    .where('a.id', '=', academyId)
    .orderBy('h.position')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { company_name, legal_name, place, logo_sha256, embed_hosts, ...academy } = row
  return { ...academy, company: { name: company_name, legal_name, place, logo_sha256, embed_hosts } } as unknown as Academy
}
