import { sql } from '@stoa/db'
import type { LeftOut, PersonalData } from '../tenancy/index.ts'

/** What this folder keeps about somebody. What they prove themselves with is said to be there; the secrets stay here. */
export const personalData: readonly PersonalData[] = [
  {
    tables: ['people', 'passwords', 'authenticators'],
    file: 'profile',
    title: 'Your profile',
    rows: (person_id) => sql`
      select p.name, p.printed_name, p.email, p.email_verified_at, p.locale, p.time_zone, p.created_at, w.set_at as password_set_at,
        a.confirmed_at as authenticator_since
      from people p left join passwords w on w.tenant_id = p.tenant_id and w.person_id = p.id
      left join authenticators a on a.tenant_id = p.tenant_id and a.person_id = p.id
      where p.id = ${person_id}`,
  },
  {
    tables: ['memberships'],
    file: 'memberships',
    title: 'Academies you are in',
    rows: (person_id) => sql`
      select a.name as academy, a.tagline, o.name as organization, m.created_at
      from memberships m join academies a on a.tenant_id = m.tenant_id and a.id = m.academy_id
      left join organizations o on o.tenant_id = m.tenant_id and o.id = m.organization_id
      where m.person_id = ${person_id} order by m.created_at`,
  },
  {
    tables: ['role_grants'],
    file: 'roles',
    title: 'Roles you have and had',
    rows: (person_id) => sql`
      select g.role, a.name as academy, o.name as organization, g.granted_at, g.ended_at
      from role_grants g left join academies a on a.tenant_id = g.tenant_id and a.id = g.academy_id
      left join organizations o on o.tenant_id = g.tenant_id and o.id = g.organization_id
      where g.person_id = ${person_id} order by g.granted_at`,
  },
  {
    tables: ['supervisions'],
    file: 'supervisions',
    title: 'Whom you lead, and who leads you',
    rows: (person_id) => sql`
      select case when v.supervisor_id = ${person_id} then 'you lead' else 'leads you' end as how, p.name
      from supervisions v join people p on p.tenant_id = v.tenant_id
        and p.id = case when v.supervisor_id = ${person_id} then v.person_id else v.supervisor_id end
      where v.person_id = ${person_id} or v.supervisor_id = ${person_id} order by 1, 2`,
  },
  {
    tables: ['sessions'],
    file: 'sessions',
    title: 'Where you are signed in',
    rows: (person_id) => sql`
      select a.name as academy, s.user_agent, s.opened_by, s.second_factor, s.created_at, s.last_used_at, s.expires_at
      from sessions s join academies a on a.tenant_id = s.tenant_id and a.id = s.academy_id
      where s.person_id = ${person_id} order by s.created_at`,
  },
  {
    tables: ['passkeys'],
    file: 'passkeys',
    title: 'Your passkeys',
    rows: (person_id) => sql`select k.name, k.host, k.created_at, k.last_used_at from passkeys k where k.person_id = ${person_id} order by k.created_at`,
  },
  {
    tables: ['recovery_codes'],
    file: 'recovery-codes',
    title: 'Your recovery codes, without the codes',
    rows: (person_id) => sql`select r.created_at, r.used_at from recovery_codes r where r.person_id = ${person_id} order by r.created_at, r.used_at`,
  },
  {
    tables: ['email_changes'],
    file: 'address-changes',
    title: 'Changes of your address',
    rows: (person_id) => sql`
      select e.old_email, e.new_email, e.requested_at, e.confirmed_at, e.undone_at
      from email_changes e where e.person_id = ${person_id} order by e.requested_at`,
  },
  {
    tables: ['data_exports'],
    file: 'copies-of-your-data',
    title: 'Copies of your data you asked for',
    rows: (person_id) => sql`select e.requested_at, e.ended_at, e.bytes from data_exports e where e.person_id = ${person_id} order by e.requested_at`,
  },
]

/** Tables of this folder that are in no copy. */
export const leftOut: LeftOut = {
  one_time_links: 'a link lives for ten minutes and is forgotten after a day; that it was sent is in the mail and in the trail',
  second_steps: 'a sign-in under way, forgotten after ten minutes',
  passkey_challenges: 'random bytes that live for five minutes',
}
