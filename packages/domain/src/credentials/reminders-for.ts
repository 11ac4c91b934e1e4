import { daysUntil, type TenantCtx, type Topic } from '../tenancy/index.ts'
import { coursesDue } from '../learning/index.ts'
import { certificatesEnding } from './certificates-ending.ts'
import { CERTIFICATE_DAYS, certificateStep, COURSE_DAYS, courseStep, type ReminderStep } from './reminder-step.ts'

/** Something to remind somebody of. */
export interface Reminder extends ReminderStep {
  topic: Topic
  subject_id: string
  day: string
  /** From today to that day; negative: it is past. */
  days: number
  title: string
  serial: string
  academy_id: string
  path: string
  /** Of a certificate: whether one of the holder's academies offers the exam that renews it. */
  is_renewable: boolean
}

/** Everything that somebody is to be reminded of today and has not been, of what they want mail about. The most pressing first.
 *  in: the person; today on their calendar */
export async function remindersFor(ctx: Pick<TenantCtx, 'trx'>, personId: string, today: string): Promise<Reminder[]> {
  const courses = await coursesDue(ctx, personId, dayAfter(today, -COURSE_DAYS.after), dayAfter(today, COURSE_DAYS.before))
  const ending = await certificatesEnding(ctx, personId, today, dayAfter(today, CERTIFICATE_DAYS.before))
  const all = [
    ...courses.map((one) => {
      const base = { topic: 'due' as const, subject_id: one.enrollment_id, day: one.due_on, title: one.title, serial: '', is_renewable: false }
      return { ...base, academy_id: one.academy_id, path: `/learn/${encodeURIComponent(one.course_slug)}`, step: courseStep }
    }),
    ...ending.map((one) => {
      const base = { topic: 'certificates' as const, subject_id: one.cycle_id, day: one.valid_until_on, title: one.certification, serial: one.serial }
      const path = one.course_slug === null ? '/certificates' : `/exams/${encodeURIComponent(one.course_slug)}`
      return { ...base, academy_id: one.academy_id, path, is_renewable: one.course_slug !== null, step: certificateStep }
    }),
  ].flatMap(({ step, ...one }): Reminder[] => {
    const days = daysUntil(today, one.day)
    const now = step(days)
    return now ? [{ ...one, ...now, days }] : []
  })
  if (all.length === 0) return []
  const past = await ctx.trx.selectFrom('reminders').select(['kind', 'subject_id', 'day', 'days_ahead']).where('person_id', '=', personId).execute()
  const off = await ctx.trx.selectFrom('unsubscriptions').select('topic').where('person_id', '=', personId).execute()
  const nameOf = (one: { kind: string; subject_id: string; day: string; days_ahead: number }) => [one.kind, one.subject_id, one.day, one.days_ahead].join(' ')
  const done = new Set(past.map(nameOf))
  return all.filter((one) => !done.has(nameOf(one)) && !off.some(({ topic }) => topic === one.topic)).sort((a, b) => a.days - b.days)
}

/** The day so many days after another, both 'YYYY-MM-DD'. */
export const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
