import { sql } from '@stoa/db'
import { dayIn, daysUntil, signedIn, type Ctx } from '../tenancy/index.ts'

/** How early a certificate that runs out is spoken of, and how long after it has. */
export const RUNNING_OUT_DAYS = 90

/** A certificate of one's own that runs out soon, or has run out lately, with what renewing it takes. */
export interface RunningOut {
  serial: string
  certification: string
  valid_until_on: string
  /** Until it has run out, on the academy's calendar; negative: it has. */
  days: number
  /** The exam that renews it from the day after its last one, in this academy, with the attempts since it was passed; null where it
   *  is not offered here any more. */
  renewal: { course_slug: string; minutes: number; questions: number; attempts_left: number } | null
}

/** The viewer's certificates whose last day is near, or lies behind them without a later one: of each certification the latest cycle.
 *  out: the first to run out first */
export async function runningOut(ctx: Ctx): Promise<RunningOut[]> {
  const { id } = signedIn(ctx)
  const today = dayIn(ctx.now, ctx.academy.time_zone)
  const { rows } = await sql<Omit<RunningOut, 'days' | 'renewal'> & { course_slug: string | null; minutes: number; questions: number; attempts_left: number }>`
    select y.serial, y.title as certification, y.valid_until_on, o.course_slug, o.minutes, o.questions, o.attempts_left
    from credentials r
    join lateral (select c.id, c.serial, c.completion_id, c.valid_until_on, w.title, w.course_id from cycles c
      join certification_versions w on w.tenant_id = c.tenant_id and w.id = c.certification_version_id
      where c.tenant_id = r.tenant_id and c.credential_id = r.id order by c.number desc limit 1) y on true
    left join lateral (select k.slug as course_slug, x.minutes, d.questions, greatest(0, x.attempts_max - t.used)::int as attempts_left
      from catalogue_entries e
      join courses k on k.tenant_id = e.tenant_id and k.id = e.course_id
      cross join lateral (select q.version_id from publications q where q.tenant_id = e.tenant_id and q.course_id = e.course_id order by q.number desc limit 1) p
      join exams x on x.tenant_id = e.tenant_id and x.version_id = p.version_id
      cross join lateral (select sum(g.count)::int as questions from exam_draws g where g.tenant_id = x.tenant_id and g.exam_id = x.id) d
      cross join lateral (select count(*) as used from attempts a where a.tenant_id = e.tenant_id and a.person_id = r.person_id and a.course_id = e.course_id
        and a.number > (select s.number from completions l join attempts s on s.tenant_id = l.tenant_id and s.id = l.attempt_id
          where l.tenant_id = e.tenant_id and l.id = y.completion_id)) t
      where e.tenant_id = r.tenant_id and e.academy_id = ${ctx.academy.id} and e.course_id = y.course_id) o on true
    where r.person_id = ${id}
      and y.valid_until_on between ${today}::date - ${RUNNING_OUT_DAYS}::int and ${today}::date + ${RUNNING_OUT_DAYS}::int
      and not exists (select from revocations v where v.tenant_id = r.tenant_id and v.cycle_id = y.id)
    order by y.valid_until_on, y.title`.execute(ctx.trx)
  return rows.map(({ course_slug, minutes, questions, attempts_left, ...row }) => ({
    ...row,
    days: daysUntil(today, row.valid_until_on),
    renewal: course_slug === null ? null : { course_slug, minutes, questions, attempts_left },
  }))
}
