import type { RunningOut } from '@stoa/domain/credentials'
import type { HomeCourse } from '@stoa/domain/learning'
import { Row, RowNumber, RuledList, TextLink } from '@stoa/ui'
import { leftInAll } from './home-hero.tsx'
import { paths } from './paths.ts'
import { count, sayDay, sayMinutes } from './words.ts'

interface HomeDueProps {
  /** Those due. */
  courses: HomeCourse[]
  /** Every course somebody is in: a certificate is renewed through one. */
  all: HomeCourse[]
  certificates: RunningOut[]
  locale: string
}

/** What wants to be done by a day and what runs out, the nearest first; a day that is past is said and not scolded. */
export function HomeDue({ courses, all, certificates, locale }: HomeDueProps) {
  const rows = [
    ...courses.flatMap((course) => (course.due ? [{ days: course.due.days, row: <DueCourse key={course.course_slug} course={course} locale={locale} /> }] : [])),
    ...certificates.map((one) => ({
      days: one.days,
      row: <Expiring key={one.serial} one={one} course={all.find((course) => course.course_slug === one.renewal?.course_slug)} locale={locale} />,
    })),
  ]
  return <RuledList>{rows.sort((a, b) => a.days - b.days).map(({ row }) => row)}</RuledList>
}

/** Courses that still want to be done by a day. */
export const isDue = (course: HomeCourse): boolean => course.due !== null && !course.completed_at && (course.lessons_left > 0 || course.has_exam)

function Days({ days, past }: { days: number; past: string }) {
  return <RowNumber value={Math.abs(days)} unit={days < 0 ? `${Math.abs(days) === 1 ? 'day' : 'days'} ${past}` : days === 1 ? 'day' : 'days'} />
}

function DueCourse({ course, locale }: { course: HomeCourse; locale: string }) {
  const { on, days } = course.due!
  const said =
    days < 0 ? `Was due on ${sayDay(on, locale)} and is still open to you.` : days === 0 ? 'Due today.' : `Due on ${sayDay(on, locale)}.`
  const href = course.next ? paths.lesson(course.course_slug, course.next.lesson_slug, course.next.block_slug) : paths.exam(course.course_slug)
  return (
    <Row title={course.title} href={paths.course(course.course_slug)} leadAs="number" lead={<Days days={days} past="over" />} detail={`${said} ${leftInAll(course)}`}>
      <TextLink href={href} className="text-s" arrow>
        {course.next ? 'Go on' : 'Go to the exam'}
      </TextLink>
    </Row>
  )
}

function Expiring({ one, course, locale }: { one: RunningOut; course: HomeCourse | undefined; locale: string }) {
  const { renewal, days } = one
  const when = days < 0 ? `Ran out on ${sayDay(one.valid_until_on, locale)}.` : days === 0 ? 'Runs out today.' : `Valid until ${sayDay(one.valid_until_on, locale)}.`
  const before = course && course.minutes_left > 0 ? ` ${sayMinutes(course.minutes_left)} of its lessons are new or changed since you read them.` : ''
  const exam = renewal && `${count(renewal.questions, 'question')}, ${sayMinutes(renewal.minutes)}`
  const takes = !renewal
    ? 'Its course is not offered here any more: ask this academy how to renew it.'
    : days >= 0
      ? `From the day after, you renew it by passing the exam again: ${exam}.${before}`
      : renewal.attempts_left === 0
        ? 'Renewing takes the exam again, and you have used all your attempts: ask this academy for another.'
        : `Renewing takes the exam again: ${exam}, ${count(renewal.attempts_left, 'attempt')} left.${before}`
  return (
    <Row title={one.certification} href={paths.verify(one.serial)} leadAs="number" lead={<Days days={days} past="ago" />} detail={`${when} ${takes}`}>
      {renewal && renewal.attempts_left > 0 && (
        <TextLink href={paths.exam(renewal.course_slug)} className="text-s" arrow>
          See what the exam asks
        </TextLink>
      )}
    </Row>
  )
}
