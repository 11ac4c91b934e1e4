/** What a reminder is about, and how many days ahead it is: one of each for a day, however late the first one is. 0: the day is past. */
export interface ReminderStep {
  kind: 'course-due' | 'course-overdue' | 'certificate-runs-out'
  days_ahead: 60 | 30 | 7 | 1 | 0
}

/** How far around today something may lie to be reminded of. */
export const COURSE_DAYS = { before: 7, after: 30 } as const
export const CERTIFICATE_DAYS = { before: 60 } as const

/** in: days until a course is due, negative once that day is past · out: null where there is nothing to say */
export function courseStep(days: number): ReminderStep | null {
  if (days > COURSE_DAYS.before || days < -COURSE_DAYS.after) return null
  if (days < 0) return { kind: 'course-overdue', days_ahead: 0 }
  return { kind: 'course-due', days_ahead: days <= 1 ? 1 : 7 }
}

/** in: days until the last day of a certificate · out: null where there is nothing to say */
export function certificateStep(days: number): ReminderStep | null {
  if (days > CERTIFICATE_DAYS.before || days < 0) return null
  return { kind: 'certificate-runs-out', days_ahead: days <= 7 ? 7 : days <= 30 ? 30 : 60 }
}
