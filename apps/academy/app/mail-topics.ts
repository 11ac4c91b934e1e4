import type { Topic } from '@stoa/domain/tenancy'

/** What optional mail is about, in words: on the page of one's account, and on the page that a letter's link opens. */
export const topicWords: Record<Topic, { label: string; about: string }> = {
  due: { label: 'Courses that are due', about: 'Seven days and one day before a course is due, and once when that day is past.' },
  certificates: { label: 'Certificates that run out', about: 'Sixty, thirty and seven days before a certificate runs out.' },
}
