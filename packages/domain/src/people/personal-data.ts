import { sql } from '@stoa/db'
import type { LeftOut, PersonalData } from '../tenancy/index.ts'
import { access } from './personal-data-access.ts'

/** What this folder keeps about somebody. What they prove themselves with is said to be there; the secrets stay here. */
export const personalData: readonly PersonalData[] = [
  {
    tables: ['people', 'passwords', 'authenticators'],
    file: 'profile',
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
    rows: (person_id) => sql`
      select a.name as academy, a.tagline, o.name as organization, m.created_at
      from memberships m join academies a on a.tenant_id = m.tenant_id and a.id = m.academy_id
      left join organizations o on o.tenant_id = m.tenant_id and o.id = m.organization_id
      where m.person_id = ${person_id} order by m.created_at`,
  },
  {
    tables: ['role_grants'],
    file: 'roles',
    rows: (person_id) => sql`
      select g.role, a.name as academy, o.name as organization, g.granted_at, g.ended_at
      from role_grants g left join academies a on a.tenant_id = g.tenant_id and a.id = g.academy_id
      left join organizations o on o.tenant_id = g.tenant_id and o.id = g.organization_id
      where g.person_id = ${person_id} order by g.granted_at`,
  },
  {
    tables: ['supervisions'],
    file: 'supervisions',
    rows: (person_id) => sql`
      select case when v.supervisor_id = ${person_id} then 'you lead' else 'leads you' end as how, p.name
      from supervisions v join people p on p.tenant_id = v.tenant_id
        and p.id = case when v.supervisor_id = ${person_id} then v.person_id else v.supervisor_id end
      where v.person_id = ${person_id} or v.supervisor_id = ${person_id} order by 1, 2`,
  },
  ...access,
]

/** Tables of this folder that are in no copy. */
export const leftOut: LeftOut = {
  unsubscribe_links: 'the hash of a secret in a letter; the letter itself is in the copy',
  one_time_links: 'a link lives for ten minutes and is forgotten after a day; that it was sent is in the mail and in the trail',
  second_steps: 'a sign-in under way, forgotten after ten minutes',
  passkey_challenges: 'random bytes that live for five minutes',
}
