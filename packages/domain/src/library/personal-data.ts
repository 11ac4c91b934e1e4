import { sql } from '@stoa/db'
import type { PersonalData } from '../tenancy/index.ts'

/** What this folder keeps about somebody: which courses they published. */
export const personalData: readonly PersonalData[] = [
  {
    tables: ['publications'],
    file: 'courses-you-published',
    rows: (person_id) => sql`
      select c.slug as course, v.number as version, p.published_at
      from publications p join courses c on c.tenant_id = p.tenant_id and c.id = p.course_id
      join course_versions v on v.tenant_id = p.tenant_id and v.id = p.version_id
      where p.published_by = ${person_id} order by p.published_at`,
  },
]
