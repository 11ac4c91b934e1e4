import { sql } from '@stoa/db'
import type { PersonalData } from '../tenancy/index.ts'

/** What this folder keeps about how somebody studies: their notes, films, practice, and what makes an exam fair for them. */
export const personalStudy: readonly PersonalData[] = [
  {
    tables: ['notes', 'bookmarks'],
    file: 'notes',
    rows: (person_id) => sql`
      select c.slug as course, n.block_slug as block, n.kind, n.text, n.at
      from (select tenant_id, course_id, block_slug, 'note' as kind, text, updated_at as at from notes where person_id = ${person_id}
        union all select tenant_id, course_id, block_slug, kind, null, set_at from bookmarks where person_id = ${person_id}) n
      join courses c on c.tenant_id = n.tenant_id and c.id = n.course_id order by n.at`,
  },
  {
    tables: ['playheads'],
    file: 'films',
    rows: (person_id) => sql`
      select c.slug as course, h.block_slug as block, h.second, h.updated_at
      from playheads h join courses c on c.tenant_id = h.tenant_id and c.id = h.course_id
      where h.person_id = ${person_id} order by h.updated_at`,
  },
  {
    tables: ['practices', 'practice_items', 'practice_answers'],
    file: 'practice',
    rows: (person_id) => sql`
      select c.slug as course, p.skill, p.started_at,
        (select coalesce(json_agg(json_build_object('position', i.position, 'question', q.prompt, 'answer', a.answer, 'is_right', a.is_right,
            'answered_at', a.answered_at) order by i.position), '[]')
          from practice_items i join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
          left join practice_answers a on a.tenant_id = i.tenant_id and a.practice_id = i.practice_id and a.position = i.position
          where i.tenant_id = p.tenant_id and i.practice_id = p.id) as questions
      from practices p join courses c on c.tenant_id = p.tenant_id and c.id = p.course_id
      where p.person_id = ${person_id} order by p.started_at`,
  },
  {
    tables: ['accommodations'],
    file: 'accommodations',
    rows: (person_id) => sql`
      select extra_percent, breaks_max, break_minutes, reason, from_on, until_on, granted_at, ended_at
      from accommodations where person_id = ${person_id} order by granted_at`,
  },
  {
    tables: ['regradings'],
    file: 'decisions-about-questions',
    rows: (person_id) => sql`
      select q.slug as question, r.outcome, r.reason, r.decided_at
      from regradings r join questions q on q.tenant_id = r.tenant_id and q.id = r.question_id
      where r.decided_by = ${person_id} order by r.decided_at`,
  },
]
