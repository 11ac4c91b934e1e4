import { Form } from '@remix-run/react'
import type { FirstStep } from '@stoa/domain/learning'
import type { CatalogueCard } from '@stoa/domain/library'
import { Button, ButtonLink, EmptyState, Hero, HeroDrawing, Icon, Row, RuledList, Section, StepRow, TextLink, Wrap } from '@stoa/ui'
import { AsWritten } from './as-written.tsx'
import { CourseRow } from './course-row.tsx'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import type { Spoken } from './spoken.ts'
import './finding-words.ts'

interface WelcomeProps {
  description: string
  policy: string
  first: FirstStep | null
  catalogue: CatalogueCard[]
}

/** An academy's front door: what it is, and one press into its first lesson, without an account where the academy lets anyone try. */
export function Welcome({ description, policy, first, catalogue }: WelcomeProps) {
  const root = useRoot()!
  const language = useLanguage()
  const { common, welcome: w } = language.w
  const isGuest = !root.viewer
  const leads = root.viewer?.leads === true
  const [headline, rest] = firstSentence(description)
  return (
    <>
      <Hero
        id="welcome"
        look={root.academy.hero}
        lead={<AsWritten>{`${root.academy.name}, ${root.academy.tagline}`}</AsWritten>}
        title={isGuest ? <AsWritten>{headline}</AsWritten> : leads ? w.run : w.startWithOne}
        reason={
          isGuest ? rest && <AsWritten>{rest}</AsWritten> : leads ? w.runWhat : first && <AsWritten>{`${first.course.title}: ${first.course.summary}`}</AsWritten>
        }
        action={leads ? <LookAfter /> : first && <Ways first={first} />}
        drawing={<HeroDrawing face={root.academy.face} drawing={root.academy.drawing} />}
      />
      <Wrap className="grid gap-14 pt-12 pb-18">
        {leads && <Duties />}
        {isGuest && first && (
          <Section id="how" title={w.how}>
            <StepRow steps={stepsFor(language, first, policy)} />
          </Section>
        )}
        <Section
          id="courses"
          title={w.courses}
          link={
            catalogue.length > 0 && (
              <TextLink href={paths.catalogue()} arrow>
                {w.allCourses}
              </TextLink>
            )
          }
        >
          {catalogue.length === 0 ? (
            <EmptyState icon="library" title={w.nothingOffered}>
              {w.nothingOfferedYet}
            </EmptyState>
          ) : (
            <RuledList>
              {catalogue.slice(0, 6).map((course) => (
                <CourseRow key={course.course_slug} course={course} />
              ))}
            </RuledList>
          )}
        </Section>
        {isGuest && (
          <Section id="more" title={w.beenHere}>
            <p className="flex flex-wrap gap-x-8 gap-y-1 pt-4">
              <TextLink href={paths.signIn()}>{common.signIn}</TextLink>
              {policy !== 'invited' && <TextLink href={paths.signUp()}>{common.makeAccount}</TextLink>}
              <TextLink href={paths.verify()}>{w.verifyByNumber}</TextLink>
            </p>
          </Section>
        )}
      </Wrap>
    </>
  )
}

/** For whoever looks after others and has begun nothing: the one thing they came for, and that they may learn as well. */
function LookAfter() {
  const { welcome: w } = useLanguage().w
  return (
    <>
      <ButtonLink href={paths.people()} look="go" size="l" icon="users">
        {w.runPeople}
      </ButtonLink>
      <TextLink href="#courses">{w.runLearn}</TextLink>
    </>
  )
}

/** Each place from which others are looked after, and what is done there. */
function Duties() {
  const { shell, welcome: w } = useLanguage().w
  const reads_trail = useRoot()!.viewer!.reads_trail
  const mark = 'mt-0.5 text-xl text-metal'
  return (
    <Section id="duties" title={w.lookAfter}>
      <RuledList>
        <Row title={shell.people} href={paths.people()} detail={w.peopleWhat} lead={<Icon name="users" className={mark} />} />
        {reads_trail && <Row title={shell.trail} href={paths.trail()} detail={w.trailWhat} lead={<Icon name="list" className={mark} />} />}
        <Row title={w.courses} href={paths.catalogue()} detail={w.statisticsWhat} lead={<Icon name="chart-no-axes-column" className={mark} />} />
      </RuledList>
    </Section>
  )
}

function Ways({ first: { course, lesson, is_trial } }: { first: FirstStep }) {
  const root = useRoot()!
  const { w, t, minutes } = useLanguage()
  const seeCourse = t(w.common.seeCourse, { length: minutes(course.minutes) })
  const see = <TextLink href={paths.course(course.slug)}>{seeCourse}</TextLink>
  if (is_trial)
    return (
      <>
        <ButtonLink href={paths.lesson(course.slug, lesson.slug)} look="go" size="l" icon="play">
          {t(w.welcome.tryLesson, { length: minutes(lesson.minutes) })}
        </ButtonLink>
        {see}
      </>
    )
  if (!root.viewer)
    return (
      <ButtonLink href={paths.course(course.slug)} look="go" size="l">
        {seeCourse}
      </ButtonLink>
    )
  return (
    <>
      <Form method="post" action={paths.enrollment(course.slug)}>
        <input type="hidden" name="to" value={paths.lesson(course.slug, lesson.slug)} />
        <Button look="go" size="l" icon="play">
          {t(w.welcome.start, { length: minutes(lesson.minutes) })}
        </Button>
      </Form>
      {see}
    </>
  )
}

function stepsFor({ w: { welcome: w }, t, minutes }: Spoken, { course, lesson, is_trial }: FirstStep, policy: string) {
  return [
    ...(is_trial ? [{ title: w.try, text: t(w.tryWhat, { lesson: lesson.title, length: minutes(lesson.minutes) }) }] : []),
    { title: w.join, text: policy === 'invited' ? w.invited : w.account },
    { title: w.learn, text: t(w.learnHow, { length: minutes(course.minutes) }) },
    { title: w.prove, text: w.proveHow },
  ]
}

/** A text's first sentence, and what follows it. */
function firstSentence(text: string): [string, string] {
  const end = text.search(/[.!?؟](\s|$)/) + 1
  return end > 0 ? [text.slice(0, end), text.slice(end).trim()] : [text, '']
}
