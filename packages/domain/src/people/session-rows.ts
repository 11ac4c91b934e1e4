import { sql, type Trx } from '@stoa/db'
import type { SignedIn } from '../tenancy/index.ts'
import { hashOf } from './tokens.ts'

/** A session as the library behind the cookie sees it. */
export interface SessionRow {
  id: string
  userId: string
  expiresAt: Date
  attributes: { user_agent: string; opened_by?: 'password' | 'link' }
}

const ABSOLUTE_DAYS = 30

/** The rows behind sessions, shaped as the adapter of lucia 3: fenced, so that another tenant's cookie is simply not there, bound to
 *  one academy, and kept under the hash of what the cookie holds.
 *  in: onExpiryMoved, told when a session's life has moved on by a day or more; loaders cannot write it themselves */
export function sessionRows(trx: Trx, academyId: string, onExpiryMoved: (id: string, expiresAt: Date) => void = () => {}) {
  const idleEnds = new Map<string, Date>()
  return {
    async getSessionAndUser(id: string): Promise<[SessionRow, { id: string; attributes: SignedIn }] | [null, null]> {
      const { rows } = await sql<{ person_id: string; idle_ends: Date; expires_at: Date; user_agent: string; viewer: SignedIn }>`
        select s.person_id, s.expires_at as idle_ends, least(s.expires_at, s.ends_at) as expires_at, s.user_agent,
          json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'locale', p.locale,
          'memberships', (select coalesce(json_agg(json_build_object('academy_id', m.academy_id, 'organization_id', m.organization_id)), '[]')
            from memberships m where m.tenant_id = p.tenant_id and m.person_id = p.id),
          'roles', (select coalesce(json_agg(json_build_object('role', g.role, 'academy_id', g.academy_id, 'organization_id', g.organization_id)), '[]')
            from role_grants g where g.tenant_id = p.tenant_id and g.person_id = p.id and g.ended_at is null),
          'supervises', (select coalesce(json_agg(v.person_id), '[]') from supervisions v where v.tenant_id = p.tenant_id and v.supervisor_id = p.id)) as viewer
        from sessions s join people p on p.tenant_id = s.tenant_id and p.id = s.person_id
        where s.id_hash = ${hashOf(id)} and s.academy_id = ${academyId}`.execute(trx)
      const row = rows[0]
      if (!row) return [null, null]
      idleEnds.set(id, row.idle_ends)
      return [
        { id, userId: row.person_id, expiresAt: row.expires_at, attributes: { user_agent: row.user_agent } },
        { id: row.person_id, attributes: row.viewer },
      ]
    },
    async getUserSessions(): Promise<SessionRow[]> {
      return [] // Sessions cannot be listed by what their cookies hold: only hashes are kept. listSessions shows them to people.
    },
    async setSession(session: SessionRow): Promise<void> {
      await trx
        .insertInto('sessions')
        .values({
          id_hash: hashOf(session.id),
          person_id: session.userId,
          academy_id: academyId,
          user_agent: session.attributes.user_agent.slice(0, 200),
          opened_by: session.attributes.opened_by ?? 'password',
          expires_at: session.expiresAt,
          ends_at: new Date(Date.now() + ABSOLUTE_DAYS * 86_400_000),
        })
        .execute()
    },
    async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
      if (expiresAt.getTime() - (idleEnds.get(id)?.getTime() ?? 0) < 86_400_000) return // Not worth a write at every page.
      onExpiryMoved(id, expiresAt) // Loaders are read only: whoever asked writes it in a short transaction of its own.
    },
    async moveExpiry(id: string, expiresAt: Date): Promise<void> {
      await trx.updateTable('sessions').set({ expires_at: expiresAt }).where('id_hash', '=', hashOf(id)).execute()
    },
    async deleteSession(id: string): Promise<void> {
      await trx.deleteFrom('sessions').where('id_hash', '=', hashOf(id)).execute()
    },
    async deleteUserSessions(personId: string): Promise<void> {
      await trx.deleteFrom('sessions').where('person_id', '=', personId).execute()
    },
    async deleteExpiredSessions(): Promise<void> {
      await trx
        .deleteFrom('sessions')
        .where(sql<boolean>`least(expires_at, ends_at) < now()`)
        .execute()
    },
  }
}
