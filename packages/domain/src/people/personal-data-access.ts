import { sql } from '@stoa/db'
import type { PersonalData } from '../tenancy/index.ts'

/** What is kept about how somebody signs in, without anything that would let anybody do so. */
export const access: readonly PersonalData[] = [
  {
    tables: ['sessions'],
    file: 'sessions',
    rows: (person_id) => sql`
      select a.name as academy, s.user_agent, s.opened_by, s.second_factor, s.created_at, s.last_used_at, s.expires_at
      from sessions s join academies a on a.tenant_id = s.tenant_id and a.id = s.academy_id
      where s.person_id = ${person_id} order by s.created_at`,
  },
  {
    tables: ['passkeys'],
    file: 'passkeys',
    rows: (person_id) =>
      sql`select k.name, k.host, k.created_at, k.last_used_at from passkeys k where k.person_id = ${person_id} order by k.created_at`,
  },
  {
    tables: ['recovery_codes'],
    file: 'recovery-codes',
    rows: (person_id) => sql`select r.created_at, r.used_at from recovery_codes r where r.person_id = ${person_id} order by r.created_at, r.used_at`,
  },
  {
    tables: ['email_changes'],
    file: 'address-changes',
    rows: (person_id) => sql`
      select e.old_email, e.new_email, e.requested_at, e.confirmed_at, e.undone_at
      from email_changes e where e.person_id = ${person_id} order by e.requested_at`,
  },
  {
    tables: ['data_exports'],
    file: 'copies-of-your-data',
    rows: (person_id) => sql`select e.requested_at, e.ended_at, e.bytes from data_exports e where e.person_id = ${person_id} order by e.requested_at`,
  },
]
