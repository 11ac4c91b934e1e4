import type { Activity, HomeCourse, HomePage } from '@stoa/domain/learning'
import { ButtonLink, Hero, HeroDrawing, MinuteRuler, TextLink } from '@stoa/ui'
import { AsWritten } from './as-written.tsx'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import { daysBetween, sayDayOf, sayWeekday } from '@stoa/words'
import type { Spoken } from './spoken.ts'
import './finding-words.ts'

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** The one thing to do now. An exam whose clock runs comes before everything; then the next minutes of a lesson; then an exam to sit. */
export function HomeHero({ course, now, elsewhere }: { course: NonNullable<HomePage['now']>; now: Date; elsewhere: string | null }) {
  const root = useRoot()!
  const language = useLanguage()
  const { w, t } = language
  const doing: Record<Activity, string> = { read: w.home.read, watch: w.home.watch, listen: w.home.listen, try: w.home.try }
  const { next, open_attempt } = course
  const common = { id: 'next', look: root.academy.hero, drawing: <HeroDrawing face={root.academy.face} drawing={root.academy.drawing} /> }
  if (open_attempt)
    return (
      <Hero
        {...common}
        lead={open_attempt.is_paused ? w.home.examPaused : w.home.examRuns}
        title={t(w.home.examOf, { course: course.title })}
        reason={open_attempt.is_paused ? w.home.examStands : w.home.examClock}
        action={
          <ButtonLink href={paths.attempt(open_attempt.id)} look="go" size="l" icon="clock">
            {w.home.examGoOn}
          </ButtonLink>
        }
      />
    )
  if (!next)
    return (
      <Hero
        {...common}
        lead={w.home.allRead}
        title={t(w.home.examOf, { course: course.title })}
        reason={w.home.examRules}
        action={
          <ButtonLink href={paths.exam(course.course_slug)} look="go" size="l">
            {w.home.examGo}
          </ButtonLink>
        }
      />
    )
  return (
    <Hero
      {...common}
      lead={t(w.home.nextMinutes, { minutes: next.minutes })}
      title={<AsWritten>{next.lesson_title}</AsWritten>}
      reason={`${leftOff(language, course, now, root.academy.time_zone)} ${leftInAll(language, course)}`}
      action={
        <>
          <ButtonLink href={paths.lesson(course.course_slug, next.lesson_slug, next.block_slug)} look="go" size="l" icon="play">
            {next.second > 0 ? t(w.home.continueAt, { clock: clock(next.second) }) : course.has_begun ? w.common.continue : w.common.start}
          </ButtonLink>
          {elsewhere ? <TextLink href={elsewhere}>{w.home.somethingElse}</TextLink> : <TextLink href={paths.course(course.course_slug)}>{w.common.seeWholeCourse}</TextLink>}
        </>
      }
      ruler={
        <MinuteRuler
          label={t(w.home.holds, { minutes: next.minutes })}
          stretches={next.stretches.map(({ activity, minutes }, at) => ({ label: doing[activity], minutes, said: language.minutes(minutes), now: at === 0 }))}
        />
      }
    />
  )
}

function leftOff({ locale, w, t }: Spoken, course: NonNullable<HomePage['now']>, now: Date, timeZone: string): string {
  const { title, block_title, touched_at } = course
  if (!course.has_begun) return t(w.home.firstLesson, { course: title })
  if (!course.next?.is_left_off) return t(w.home.nextIn, { course: title })
  const days = daysBetween(touched_at, now, timeZone)
  const day = days < 7 ? sayWeekday(touched_at, locale, timeZone) : sayDayOf(touched_at, locale, timeZone)
  const when = days <= 0 ? w.common.today : days === 1 ? w.common.yesterday : t(w.common.onDay, { day })
  return block_title ? t(w.home.leftOffAt, { when, block: block_title, course: title }) : t(w.home.leftOff, { when, course: title })
}

/** What a course still asks for, in one sentence. */
export function leftInAll({ w, t, minutes }: Spoken, course: Pick<HomeCourse, 'minutes_left' | 'lessons_left' | 'has_exam'>): string {
  if (course.lessons_left === 0) return w.home.examLeft
  return t(course.has_exam ? w.home.leftThenExam : w.home.left, { length: minutes(course.minutes_left), lessons: course.lessons_left })
}
