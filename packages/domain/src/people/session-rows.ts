import { sql, type Trx } from '@stoa/db'
import type { SignedIn } from '../tenancy/index.ts'
import { ABSOLUTE_DAYS, findSession, type Opening } from './find-session.ts'
import { hashOf } from './tokens.ts'

export type { Opening, Standing } from './find-session.ts'

/** A session as the library behind the cookie sees it. */
export interface SessionRow {
  id: string
  userId: string
  expiresAt: Date
  attributes: Opening
}

/** The rows behind sessions, shaped as the adapter of lucia 3: fenced, so that another tenant's cookie is simply not there, bound to
 *  one academy, and kept under the hash of what the cookie holds.
 *  in: onExpiryMoved, told when a session's life has moved on by a day or more; loaders cannot write it themselves */
export function sessionRows(trx: Trx, academyId: string, onExpiryMoved: (id: string, expiresAt: Date) => void = () => {}) {
  const idleEnds = new Map<string, Date>()
  return {
    async getSessionAndUser(id: string): Promise<[SessionRow, { id: string; attributes: SignedIn }] | [null, null]> {
      const row = await findSession(trx, academyId, id)
      if (!row) return [null, null]
      idleEnds.set(id, row.idle_ends)
      return [
        { id, userId: row.person_id, expiresAt: row.expires_at, attributes: row },
        { id: row.person_id, attributes: row.viewer },
      ]
    },
    async getUserSessions(): Promise<SessionRow[]> {
      return [] // Sessions cannot be listed by what their cookies hold: only hashes are kept. listSessions shows them to people.
    },
    async setSession({ id, userId, expiresAt, attributes }: SessionRow): Promise<void> {
      const { user_agent, opened_by = 'password', second_factor = null } = attributes
      await trx
        .insertInto('sessions')
        .values({
          id_hash: hashOf(id),
          person_id: userId,
          academy_id: academyId,
          user_agent: user_agent.slice(0, 200),
          opened_by,
          authenticated_by: opened_by,
          second_factor,
          expires_at: expiresAt,
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
    /** Notes that a session is being used, where that was last noted a while ago. */
    async noteUse(id: string): Promise<void> {
      await trx
        .updateTable('sessions')
        .set({ last_used_at: sql<Date>`now()` })
        .where('id_hash', '=', hashOf(id))
        .execute()
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
