import { sql } from '@stoa/db'
import type { PersonalData } from '../tenancy/index.ts'
import { personalStudy } from './personal-study.ts'
import { standingGrades } from './standing-grades.ts'

/** What this folder keeps about somebody: what they may learn, what they did, what they answered and what it came to. */
export const personalData: readonly PersonalData[] = [
  {
    tables: ['enrollments', 'enrollment_sources'],
    file: 'courses',
    rows: (person_id) => sql`
      select c.slug as course, e.created_at, coalesce(json_agg(json_build_object('kind', s.kind, 'created_at', s.created_at, 'due_on', s.due_on, 'ended_at', s.ended_at)
        order by s.created_at) filter (where s.id is not null), '[]') as sources
      from enrollments e join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
      left join enrollment_sources s on s.tenant_id = e.tenant_id and s.enrollment_id = e.id
      where e.person_id = ${person_id} group by c.slug, e.created_at order by e.created_at`,
  },
  {
    tables: ['block_progress'],
    file: 'progress',
    rows: (person_id) => sql`
      select c.slug as course, b.block_slug as block, b.done_at
      from block_progress b join courses c on c.tenant_id = b.tenant_id and c.id = b.course_id
      where b.person_id = ${person_id} order by b.done_at`,
  },
  {
    tables: ['places'],
    file: 'places',
    rows: (person_id) => sql`
      select c.slug as course, l.lesson_slug as lesson, l.block_slug as block, l.second, l.updated_at
      from places l join courses c on c.tenant_id = l.tenant_id and c.id = l.course_id
      where l.person_id = ${person_id} order by l.updated_at`,
  },
  {
    tables: ['check_answers'],
    file: 'answers-in-lessons',
    rows: (person_id) => sql`
      select c.slug as course, k.block_slug as block, to_jsonb(k) - array['tenant_id', 'person_id', 'course_id', 'block_slug', 'is_right', 'answered_at'] as answer,
        k.is_right, k.answered_at
      from check_answers k join courses c on c.tenant_id = k.tenant_id and c.id = k.course_id
      where k.person_id = ${person_id} order by k.answered_at`,
  },
  {
    tables: ['attempts', 'attempt_items', 'responses', 'grades', 'skill_grades', 'regrades', 'regraded_skills', 'honour_statements', 'attempt_breaks'],
    file: 'exams',
    rows: (person_id) => sql`
      select c.slug as course, a.number, a.started_at, a.deadline_at, a.submitted_at, g.asked, g.correct, g.percent, g.passed, f.graded_at, g.regraded_at,
        h.statement as honour_statement, h.confirmed_at as honour_confirmed_at,
        case when g.number > 0 then json_build_object('asked', f.asked, 'correct', f.correct, 'percent', f.percent, 'passed', f.passed) end as before_regrading,
        (select coalesce(json_agg(json_build_object('started_at', b.started_at, 'ends_at', b.ends_at) order by b.number), '[]')
          from attempt_breaks b where b.tenant_id = a.tenant_id and b.attempt_id = a.id) as breaks,
        (select coalesce(json_agg(json_build_object('skill', k.skill, 'asked', k.asked, 'correct', k.correct) order by k.skill), '[]')
          from (select s.skill, s.asked, s.correct from skill_grades s where s.tenant_id = a.tenant_id and s.attempt_id = a.id and g.number = 0
            union all select s.skill, s.asked, s.correct from regraded_skills s
              where s.tenant_id = a.tenant_id and s.attempt_id = a.id and s.number = g.number) k) as skills,
        (select coalesce(json_agg(json_build_object('position', i.position, 'question', q.prompt,
            'answer', to_jsonb(r) - array['tenant_id', 'attempt_id', 'position']) order by i.position), '[]')
          from attempt_items i join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
          left join responses r on r.tenant_id = i.tenant_id and r.attempt_id = i.attempt_id and r.position = i.position
          where i.tenant_id = a.tenant_id and i.attempt_id = a.id) as questions
      from attempts a join courses c on c.tenant_id = a.tenant_id and c.id = a.course_id
      left join ${standingGrades} g on g.tenant_id = a.tenant_id and g.attempt_id = a.id
      left join grades f on f.tenant_id = a.tenant_id and f.attempt_id = a.id
      left join honour_statements h on h.tenant_id = a.tenant_id and h.attempt_id = a.id
      where a.person_id = ${person_id} order by a.started_at`,
  },
  {
    tables: ['completions'],
    file: 'completions',
    rows: (person_id) => sql`
      select c.slug as course, v.number as version, d.completed_at
      from completions d join courses c on c.tenant_id = d.tenant_id and c.id = d.course_id
      join course_versions v on v.tenant_id = d.tenant_id and v.id = d.version_id
      where d.person_id = ${person_id} order by d.completed_at`,
  },
  ...personalStudy,
]
