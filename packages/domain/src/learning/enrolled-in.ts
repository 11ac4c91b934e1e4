import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'

/** Somebody's enrollment as their home needs it. */
export interface Enrolled {
  course_id: string
  created_at: Date
  /** By when the nearest of its sources wants it done. */
  due_on: string | null
  completed_at: Date | null
  /** `is_paused`: a break is running, and the clock stands. */
  open_attempt: { id: string; deadline_at: Date; is_paused: boolean } | null
  /** Every block behind them, in the wording in which it was. */
  done: { slug: string; hash: string }[]
  /** Where they are; null before they began. */
  updated_at: Date | null
  lesson_slug: string | null
  block_slug: string | null
  second: number | null
}

/** Everything a person is enrolled in and has done there, in one question.  in: the person */
export async function enrolledIn(ctx: Pick<Ctx, 'trx' | 'now'>, personId: string): Promise<Enrolled[]> {
  const { rows } = await sql<Omit<Enrolled, 'open_attempt'> & { attempt_id: string | null; deadline_at: Date; is_paused: boolean }>`/* kept */
    select e.course_id, e.created_at, s.due_on, k.completed_at, a.id as attempt_id, a.deadline_at,
      exists (select from attempt_breaks x where x.tenant_id = e.tenant_id and x.attempt_id = a.id and x.ends_at > now()) as is_paused, coalesce(b.done, '[]') as done,
      w.updated_at, w.lesson_slug, w.block_slug, w.second
    from enrollments e
    cross join lateral (select count(*) as sources, min(r.due_on) as due_on from enrollment_sources r
      where r.tenant_id = e.tenant_id and r.enrollment_id = e.id and r.ended_at is null) s
    left join lateral (select max(c.completed_at) as completed_at from completions c
      where c.tenant_id = e.tenant_id and c.person_id = e.person_id and c.course_id = e.course_id) k on true
    left join lateral (select t.id, t.deadline_at from attempts t where t.tenant_id = e.tenant_id and t.person_id = e.person_id and t.course_id = e.course_id
      and t.submitted_at is null order by t.deadline_at desc limit 1) a on true
    left join lateral (select json_agg(json_build_object('slug', p.block_slug, 'hash', p.content_hash)) as done from block_progress p
      where p.tenant_id = e.tenant_id and p.person_id = e.person_id and p.course_id = e.course_id) b on true
    left join places w on w.tenant_id = e.tenant_id and w.person_id = e.person_id and w.course_id = e.course_id
    where e.person_id = ${personId} and s.sources > 0`.execute(ctx.trx)
  return rows.map(({ attempt_id, deadline_at, is_paused, ...row }) => {
    const isOpen = attempt_id !== null && deadline_at > ctx.now
    return { ...row, open_attempt: isOpen ? { id: attempt_id, deadline_at, is_paused } : null }
  })
}
