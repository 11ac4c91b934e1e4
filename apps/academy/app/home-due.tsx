import type { RunningOut } from '@stoa/domain/credentials'
import type { HomeCourse } from '@stoa/domain/learning'
import { Row, RowNumber, RuledList, TextLink } from '@stoa/ui'
import { AsWritten } from './as-written.tsx'
import { leftInAll } from './home-hero.tsx'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import { sayDay } from './words.ts'
import './finding-words.ts'

interface HomeDueProps {
  /** Those due. */
  courses: HomeCourse[]
  /** Every course somebody is in: a certificate is renewed through one. */
  all: HomeCourse[]
  certificates: RunningOut[]
}

/** What wants to be done by a day and what runs out, the nearest first; a day that is past is said and not scolded. */
export function HomeDue({ courses, all, certificates }: HomeDueProps) {
  const rows = [
    ...courses.flatMap((course) => (course.due ? [{ days: course.due.days, row: <DueCourse key={course.course_slug} course={course} /> }] : [])),
    ...certificates.map((one) => ({
      days: one.days,
      row: <Expiring key={one.serial} one={one} course={all.find((course) => course.course_slug === one.renewal?.course_slug)} />,
    })),
  ]
  return <RuledList>{rows.sort((a, b) => a.days - b.days).map(({ row }) => row)}</RuledList>
}

/** Courses that still want to be done by a day. */
export const isDue = (course: HomeCourse): boolean => course.due !== null && !course.completed_at && (course.lessons_left > 0 || course.has_exam)

function Days({ days, past }: { days: number; past: 'daysOver' | 'daysAgo' }) {
  const { w, t } = useLanguage()
  return <RowNumber value={Math.abs(days)} unit={t(w.home[days < 0 ? past : 'days'], { days: Math.abs(days) })} />
}

function DueCourse({ course }: { course: HomeCourse }) {
  const language = useLanguage()
  const { w, t, locale } = language
  const { on, days } = course.due!
  const said = days === 0 ? w.home.dueToday : t(days < 0 ? w.home.wasDue : w.home.dueOn, { day: sayDay(on, locale) })
  const href = course.next ? paths.lesson(course.course_slug, course.next.lesson_slug, course.next.block_slug) : paths.exam(course.course_slug)
  return (
    <Row
      title={<AsWritten>{course.title}</AsWritten>}
      href={paths.course(course.course_slug)}
      leadAs="number"
      lead={<Days days={days} past="daysOver" />}
      detail={`${said} ${leftInAll(language, course)}`}
    >
      <TextLink href={href} className="text-s" arrow>
        {course.next ? w.common.goOn : w.home.examGo}
      </TextLink>
    </Row>
  )
}

function Expiring({ one, course }: { one: RunningOut; course: HomeCourse | undefined }) {
  const { w, t, locale, minutes } = useLanguage()
  const { renewal, days } = one
  const when = days === 0 ? w.home.runsOutToday : t(days < 0 ? w.home.ranOut : w.home.validUntil, { day: sayDay(one.valid_until_on, locale) })
  const before = course && course.minutes_left > 0 ? ` ${t(w.home.changed, { length: minutes(course.minutes_left) })}` : ''
  const exam = renewal && { questions: renewal.questions, length: minutes(renewal.minutes) }
  const takes = !exam
    ? w.home.notOffered
    : days >= 0
      ? t(w.home.renewAfter, exam) + before
      : renewal.attempts_left === 0
        ? w.home.noAttempts
        : t(w.home.renewNow, { ...exam, attempts: renewal.attempts_left }) + before
  return (
    <Row title={<AsWritten>{one.certification}</AsWritten>} href={paths.verify(one.serial)} leadAs="number" lead={<Days days={days} past="daysAgo" />} detail={`${when} ${takes}`}>
      {renewal && renewal.attempts_left > 0 && (
        <TextLink href={paths.exam(renewal.course_slug)} className="text-s" arrow>
          {w.home.seeExam}
        </TextLink>
      )}
    </Row>
  )
}
