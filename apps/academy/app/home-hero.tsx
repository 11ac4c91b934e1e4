import type { Activity, HomeCourse, HomePage } from '@stoa/domain/learning'
import { ButtonLink, Hero, HeroDrawing, MinuteRuler, TextLink } from '@stoa/ui'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import { count, sayLast, sayMinutes } from './words.ts'

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
const DOING: Record<Activity, string> = { read: 'Read', watch: 'Watch', listen: 'Listen', try: 'Try' }

/** The one thing to do now. An exam whose clock runs comes before everything; then the next minutes of a lesson; then an exam to sit. */
export function HomeHero({ course, now, elsewhere }: { course: NonNullable<HomePage['now']>; now: Date; elsewhere: string | null }) {
  const root = useRoot()!
  const { next, open_attempt } = course
  const common = { id: 'next', look: root.academy.hero, drawing: <HeroDrawing face={root.academy.face} /> }
  if (open_attempt)
    return (
      <Hero
        {...common}
        lead="Your exam is running"
        title={`The exam of ${course.title}`}
        reason="The clock does not wait. Every answer so far is saved."
        action={
          <ButtonLink href={paths.attempt(open_attempt.id)} look="go" size="l" icon="clock">
            Go on with the exam
          </ButtonLink>
        }
      />
    )
  if (!next)
    return (
      <Hero
        {...common}
        lead="Every lesson is behind you"
        title={`The exam of ${course.title}`}
        reason="Read the rules first. Nothing starts before you say so."
        action={
          <ButtonLink href={paths.exam(course.course_slug)} look="go" size="l">
            Go to the exam
          </ButtonLink>
        }
      />
    )
  return (
    <Hero
      {...common}
      lead={`Your next ${next.minutes === 1 ? 'minute' : `${next.minutes} minutes`}`}
      title={next.lesson_title}
      reason={`${leftOff(course, now, root.academy)} ${leftInAll(course)}`}
      action={
        <>
          <ButtonLink href={paths.lesson(course.course_slug, next.lesson_slug, next.block_slug)} look="go" size="l" icon="play">
            {next.second > 0 ? `Continue at ${clock(next.second)}` : course.has_begun ? 'Continue' : 'Start'}
          </ButtonLink>
          {elsewhere ? <TextLink href={elsewhere}>Something else for today</TextLink> : <TextLink href={paths.course(course.course_slug)}>See the whole course</TextLink>}
        </>
      }
      ruler={
        <MinuteRuler
          label={`What the ${next.minutes} minutes hold`}
          stretches={next.stretches.map(({ activity, minutes }, at) => ({ label: DOING[activity], minutes, said: `${minutes} min`, now: at === 0 }))}
        />
      }
    />
  )
}

function leftOff(course: NonNullable<HomePage['now']>, now: Date, academy: { locale: string; time_zone: string }): string {
  if (!course.has_begun) return `The first lesson of ${course.title}.`
  const last = `${sayLast(course.touched_at, now, academy.locale, academy.time_zone)} you left off`
  if (!course.next?.is_left_off) return `Next in ${course.title}.`
  return course.block_title ? `${last} at “${course.block_title}”, in ${course.title}.` : `${last} in ${course.title}.`
}

/** What a course still asks for, in one sentence. */
export function leftInAll(course: Pick<HomeCourse, 'minutes_left' | 'lessons_left' | 'has_exam'>): string {
  if (course.lessons_left === 0) return 'The exam is what is left.'
  return `${sayMinutes(course.minutes_left)} in ${count(course.lessons_left, 'lesson')} left${course.has_exam ? ', then the exam' : ''}.`
}
