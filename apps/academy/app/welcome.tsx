import { Form } from '@remix-run/react'
import type { FirstStep } from '@stoa/domain/learning'
import type { CatalogueCard } from '@stoa/domain/library'
import { Button, ButtonLink, EmptyState, Hero, HeroDrawing, RuledList, Section, StepRow, TextLink, Wrap } from '@stoa/ui'
import { CourseRow } from './course-row.tsx'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import { sayMinutes } from './words.ts'

interface WelcomeProps {
  description: string
  policy: string
  first: FirstStep | null
  catalogue: CatalogueCard[]
}

/** An academy's front door: what it is, and one press into its first lesson, without an account where the academy lets anyone try. */
export function Welcome({ description, policy, first, catalogue }: WelcomeProps) {
  const root = useRoot()!
  const isGuest = !root.viewer
  const [headline, rest] = firstSentence(description)
  return (
    <>
      <Hero
        id="welcome"
        look={root.academy.hero}
        lead={`${root.academy.name}, ${root.academy.tagline}`}
        title={isGuest ? headline : 'Start with one course'}
        reason={isGuest ? rest || undefined : first && `${first.course.title}: ${first.course.summary}`}
        action={first && <Ways first={first} />}
        drawing={<HeroDrawing face={root.academy.face} />}
      />
      <Wrap className="grid gap-14 pt-12 pb-18">
        {isGuest && first && (
          <Section id="how" title="How it goes">
            <StepRow steps={stepsFor(first, policy)} />
          </Section>
        )}
        <Section
          id="courses"
          title="Courses"
          link={
            catalogue.length > 0 && (
              <TextLink href={paths.catalogue()} arrow>
                All courses
              </TextLink>
            )
          }
        >
          {catalogue.length === 0 ? (
            <EmptyState icon="library" title="Nothing is offered here yet">
              Courses appear here as soon as this academy publishes its first one.
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
          <Section id="more" title="Been here before, or shown a certificate?">
            <p className="flex flex-wrap gap-x-8 gap-y-1 pt-4">
              <TextLink href={paths.signIn()}>Sign in</TextLink>
              {policy !== 'invited' && <TextLink href={paths.signUp()}>Make an account</TextLink>}
              <TextLink href={paths.verify()}>Check a certificate by its number</TextLink>
            </p>
          </Section>
        )}
      </Wrap>
    </>
  )
}

function Ways({ first: { course, lesson, is_trial } }: { first: FirstStep }) {
  const root = useRoot()!
  const see = (
    <TextLink href={paths.course(course.slug)}>
      See the course, {sayMinutes(course.minutes)}
    </TextLink>
  )
  if (is_trial)
    return (
      <>
        <ButtonLink href={paths.lesson(course.slug, lesson.slug)} look="go" size="l" icon="play">
          Try a lesson, {sayMinutes(lesson.minutes)}
        </ButtonLink>
        {see}
      </>
    )
  if (!root.viewer)
    return (
      <ButtonLink href={paths.course(course.slug)} look="go" size="l">
        See the course, {sayMinutes(course.minutes)}
      </ButtonLink>
    )
  return (
    <>
      <Form method="post" action={paths.enrollment(course.slug)}>
        <input type="hidden" name="to" value={paths.lesson(course.slug, lesson.slug)} />
        <Button look="go" size="l" icon="play">
          Start, {sayMinutes(lesson.minutes)}
        </Button>
      </Form>
      {see}
    </>
  )
}

function stepsFor({ course, lesson, is_trial }: FirstStep, policy: string) {
  const account = policy === 'invited' ? 'By invitation: ask whoever told you about this academy.' : 'One form and one mail. What you tried comes along.'
  return [
    ...(is_trial ? [{ title: 'Try', text: `“${lesson.title}”, ${sayMinutes(lesson.minutes)}, and five questions. No account.` }] : []),
    { title: 'Join', text: account },
    { title: 'Learn', text: `${sayMinutes(course.minutes)} in lessons of a few minutes. You go on where you stopped, on any device.` },
    { title: 'Prove it', text: 'Sit the exam when you are ready. The certificate is yours within seconds, and anyone can check it.' },
  ]
}

/** A text's first sentence, and what follows it. */
function firstSentence(text: string): [string, string] {
  const end = text.search(/[.!?؟](\s|$)/) + 1
  return end > 0 ? [text.slice(0, end), text.slice(end).trim()] : [text, '']
}
