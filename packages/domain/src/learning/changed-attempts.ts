import { visible } from '@stoa/access'
import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { lastPass } from './pass-in-force.ts'

/** What a regrading does to one attempt. */
export interface ChangedAttempt {
  attempt_id: string
  person_id: string
  /** Null where the viewer may not see whose attempts these are. */
  name: string | null
  number: number
  before: { correct: number; asked: number }
  after: { correct: number; asked: number }
  /** `passes`: did not pass, and does now. `keeps`: would fall below, and keeps the pass. */
  verdict: 'passes' | 'keeps' | 'same'
  /** Whether the pass is one that this person did not have. */
  is_new_pass: boolean
}

type Row = Omit<ChangedAttempt, 'before' | 'after' | 'verdict' | 'is_new_pass'> & {
  had: boolean
  has_pass: boolean
  passed: boolean
  reaches: boolean
  correct: number
  asked: number
  correct_before: number
  asked_before: number
}

/** in: a regrading that is written · out: every attempt that comes out otherwise by it, by name where the viewer may see it */
export async function changedBy(ctx: Ctx, regradingId: string): Promise<ChangedAttempt[]> {
  const may = visible(ctx.ability, 'read', 'Attempt', { person_id: 'a.person_id', academy_id: 'a.academy_id' })
  const { rows } = await sql<Row>`
    select a.id as attempt_id, a.person_id, case when ${may} then p.name end as name, a.number, r.correct, r.asked, r.passed,
      100 * r.correct >= e.pass_percent * r.asked as reaches, b.correct as correct_before, b.asked as asked_before, b.passed as had,
      coalesce(l.in_force, false) as has_pass
    from regrades r
    join attempts a on a.tenant_id = r.tenant_id and a.id = r.attempt_id
    join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
    join exams e on e.tenant_id = a.tenant_id and e.id = a.exam_id
    cross join lateral (select x.correct, x.asked, x.passed from (
        select n.number, n.correct, n.asked, n.passed from regrades n where n.tenant_id = r.tenant_id and n.attempt_id = r.attempt_id and n.number < r.number
        union all select 0, g.correct, g.asked, g.passed from grades g where g.tenant_id = r.tenant_id and g.attempt_id = r.attempt_id) x
      order by x.number desc limit 1) b
    left join lateral (${lastPass(ctx, sql`a.person_id`, sql`a.course_id`)}) l on r.passed and not b.passed
    where r.regrading_id = ${regradingId} order by p.name, p.id, a.number`.execute(ctx.trx)
  const changed: ChangedAttempt[] = []
  const passing = new Set<string>()
  for (const { had, has_pass, passed, reaches, correct, asked, correct_before, asked_before, ...row } of rows) {
    const passes = passed && !had
    const is_new_pass = passes && !passing.has(row.person_id) && !has_pass
    if (is_new_pass) passing.add(row.person_id)
    changed.push({
      ...row,
      before: { correct: correct_before, asked: asked_before },
      after: { correct, asked },
      verdict: passes ? 'passes' : had && !reaches ? 'keeps' : 'same',
      is_new_pass,
    })
  }
  return changed
}
