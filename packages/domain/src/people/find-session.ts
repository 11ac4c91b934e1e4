import { sql, type Trx } from '@stoa/db'
import type { SignedIn } from '../tenancy/index.ts'
import { hashOf } from './tokens.ts'

/** How long a session lives, however much it is used. */
export const ABSOLUTE_DAYS = 30

/** How somebody came in. */
export interface Opening {
  user_agent: string
  opened_by?: 'password' | 'link' | 'passkey'
  /** What they proved themselves with besides; null: nothing. */
  second_factor?: 'code' | 'passkey' | 'recovery-code' | null
}

/** What a session is good for. `whole`: everything. `set-up`: its person looks after others here and needs a second factor, but has none,
 *  or took the one off with which this session began: it opens nothing but the page where one is set up. `half`: they have one and this
 *  session does not know it: it opens nothing. */
export type Standing = 'whole' | 'set-up' | 'half'

/** A session with the person behind it. */
export interface FoundSession extends Opening {
  person_id: string
  idle_ends: Date
  expires_at: Date
  /** Its use was noted more than a quarter of an hour ago. */
  is_use_old: boolean
  standing: Standing
  viewer: SignedIn
}

/** in: the academy it must belong to; what the cookie holds · out: the session and the viewer in one query, or null */
export async function findSession(trx: Trx, academyId: string, id: string): Promise<FoundSession | null> {
  const { rows } = await sql<FoundSession>`/* kept */
    select s.person_id, s.expires_at as idle_ends, least(s.expires_at, s.ends_at) as expires_at, s.user_agent,
      s.last_used_at < now() - interval '15 minutes' as is_use_old,
      case when not ${needsSecondFactor('s')} then 'whole' when not ${hasSecondFactor('s')} then 'set-up'
        when s.second_factor is null then 'half' else 'whole' end as standing,
      json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'locale', p.locale, 'time_zone', p.time_zone,
      'memberships', (select coalesce(json_agg(json_build_object('academy_id', m.academy_id, 'organization_id', m.organization_id)), '[]')
        from memberships m where m.tenant_id = p.tenant_id and m.person_id = p.id),
      'roles', (select coalesce(json_agg(json_build_object('role', g.role, 'academy_id', g.academy_id, 'organization_id', g.organization_id)), '[]')
        from role_grants g where g.tenant_id = p.tenant_id and g.person_id = p.id and g.ended_at is null),
      'supervises', (select coalesce(json_agg(v.person_id), '[]') from supervisions v where v.tenant_id = p.tenant_id and v.supervisor_id = p.id)) as viewer
    from sessions s join people p on p.tenant_id = s.tenant_id and p.id = s.person_id
    where s.id_hash = ${hashOf(id)} and s.academy_id = ${academyId}`.execute(trx)
  return rows[0] ?? null
}

/** A condition: whoever the row belongs to is an owner or admin, of all or of one academy, in a company that wants two factors of those.
 *  in: the alias of a table with tenant_id and person_id */
export const needsSecondFactor = (alias: string) => sql<boolean>`
  exists (select from role_grants r join companies c on c.tenant_id = r.tenant_id
    where r.tenant_id = ${sql.ref(`${alias}.tenant_id`)} and r.person_id = ${sql.ref(`${alias}.person_id`)}
      and r.ended_at is null and r.role in ('owner', 'admin') and c.second_factor = 'required')`

/** A condition: they have an authenticator app or a passkey. */
export const hasSecondFactor = (alias: string) => sql<boolean>`
  (exists (select from authenticators t where t.tenant_id = ${sql.ref(`${alias}.tenant_id`)} and t.person_id = ${sql.ref(`${alias}.person_id`)}
    and t.confirmed_at is not null)
  or exists (select from passkeys k where k.tenant_id = ${sql.ref(`${alias}.tenant_id`)} and k.person_id = ${sql.ref(`${alias}.person_id`)}))`
