import { visible } from '@stoa/access'
import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'

/** A person as an administrator or manager sees them. */
export interface Member {
  person_id: string
  name: string
  email: string
  academy: string
  academy_id: string
  organization: string | null
  joined_at: Date
}

const WORDS_MAX = 8

/** The people this viewer may see beside themselves, by name, 50 a page.
 *  in: search, words that each stand in the name or the address; after, the last name and person of the page before · out: one row a membership */
export async function listMembers(
  ctx: Ctx,
  { search = '', after }: { search?: string; after?: { name: string; key: string } | undefined } = {},
): Promise<Member[]> {
  const viewer = signedIn(ctx)
  const likes = search.split(/\s+/).filter(Boolean).slice(0, WORDS_MAX).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  return ctx.trx
    .selectFrom('memberships as m')
    .innerJoin('people as p', (join) => join.onRef('p.id', '=', 'm.person_id').onRef('p.tenant_id', '=', 'm.tenant_id'))
    .innerJoin('academies as a', (join) => join.onRef('a.id', '=', 'm.academy_id').onRef('a.tenant_id', '=', 'm.tenant_id'))
    .leftJoin('organizations as o', (join) => join.onRef('o.id', '=', 'm.organization_id').onRef('o.tenant_id', '=', 'm.tenant_id'))
    .select([
      'p.id as person_id',
      'p.name',
      'p.email',
      sql<string>`concat_ws(' ', a.name, nullif(a.tagline, ''))`.as('academy'),
      'a.id as academy_id',
      'o.name as organization',
      'm.created_at as joined_at',
    ])
    .where(visible(ctx.ability, 'read', 'Membership', { person_id: 'm.person_id', academy_id: 'm.academy_id', organization_id: 'm.organization_id' }))
    .where('m.person_id', '<>', viewer.id)
    .where((where) => where.and(likes.map((like) => where.or([where('p.name', 'ilike', like), where('p.email', 'ilike', like)]))))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(p.name, p.id::text || a.id::text) > (${after?.name}, ${after?.key})`))
    .orderBy('p.name')
    .orderBy(sql`p.id::text || a.id::text`)
    .limit(50)
    .execute()
}
