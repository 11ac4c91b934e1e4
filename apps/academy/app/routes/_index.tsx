import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { myCertificates } from '@stoa/domain/credentials'
import { readHome, type HomeCourse } from '@stoa/domain/learning'
import { listCatalogue } from '@stoa/domain/library'
import { ButtonLink, Columns, EmptyState, Hero, HeroDrawing, Row, RowNumber, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import type { ReactNode } from 'react'
import { CourseRow } from '../course-row.tsx'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayDay, sayMinutes } from '../words.ts'

/** The first page: for a visitor what this academy is, for a learner their next minutes. */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => ({
    description: ctx.academy.description,
    policy: ctx.academy.sign_in_policy,
    catalogue: await listCatalogue(ctx),
    learning: ctx.viewer && { courses: await readHome(ctx), certificates: await myCertificates(ctx) },
  }))
}

export default function Home() {
  const { learning } = useLoaderData<typeof loader>()
  return <Shell>{learning && learning.courses.length > 0 ? <Learning /> : <Welcome />}</Shell>
}

function Welcome() {
  const { description, policy, catalogue, learning } = useLoaderData<typeof loader>()
  const root = useRoot()!
  const first = catalogue[0]
  const [headline, rest] = firstSentence(description)
  return (
    <>
      <Hero
        id="welcome"
        look={root.academy.hero}
        lead={`${root.academy.name}, ${root.academy.tagline}`}
        title={learning ? 'Start with one course' : headline}
        reason={rest || (first && `${first.title}: ${first.summary}`)}
        action={
          <>
            {first && (
              <ButtonLink href={paths.course(first.course_slug)} look="go" size="l">
                See the course, {sayMinutes(first.minutes)}
              </ButtonLink>
            )}
            {!learning && policy !== 'invited' && <TextLink href={paths.signUp()}>Make an account</TextLink>}
          </>
        }
        drawing={<HeroDrawing face={root.academy.face} />}
      />
      <Wrap className="pt-12 pb-18">
        <Section
          id="courses"
          title="Courses"
          link={
            <TextLink href={paths.catalogue()} arrow>
              All courses
            </TextLink>
          }
        >
          <RuledList>
            {catalogue.slice(0, 6).map((course) => (
              <CourseRow key={course.course_slug} course={course} />
            ))}
          </RuledList>
        </Section>
      </Wrap>
    </>
  )
}

function Learning() {
  const { learning, catalogue } = useLoaderData<typeof loader>()
  const root = useRoot()!
  const { courses, certificates } = learning!
  const now =
    courses.find((course) => course.open_attempt) ?? courses.find((course) => !course.completed_at && (course.next || course.has_exam)) ?? courses[0]!
  const others = courses.filter((course) => course !== now)
  return (
    <>
      <Hero id="next" look={root.academy.hero} {...nextStep(now)} drawing={<HeroDrawing face={root.academy.face} />} />
      <Wrap>
        <Columns>
          <Section
            id="held"
            title="Certificates"
            link={
              certificates.length > 0 && (
                <TextLink href={paths.certificates()} arrow>
                  All
                </TextLink>
              )
            }
          >
            {certificates.length === 0 ? (
              <EmptyState icon="award" title="None yet">
                Pass an exam and your certificate is here within seconds, and in your mail.
              </EmptyState>
            ) : (
              <RuledList>
                {certificates.slice(0, 3).map((one) => (
                  <Row
                    key={one.serial}
                    title={one.certification}
                    href={paths.verify(one.serial)}
                    detail={
                      one.is_revoked
                        ? 'Withdrawn'
                        : one.valid_until_on
                          ? `Valid until ${sayDay(one.valid_until_on, root.academy.locale)}`
                          : 'Does not expire'
                    }
                  />
                ))}
              </RuledList>
            )}
          </Section>
          <Section
            id="courses"
            title={others.length > 0 ? 'Your other courses' : 'More to learn'}
            link={
              <TextLink href={paths.catalogue()} arrow>
                Catalogue
              </TextLink>
            }
          >
            <RuledList>
              {others.length > 0
                ? others.map((course) => (
                    <Row
                      key={course.course_slug}
                      title={course.title}
                      href={paths.course(course.course_slug)}
                      leadAs="number"
                      lead={<RowNumber value={course.minutes_left} unit="min left" />}
                      detail={course.next ? `Next: ${course.next.lesson_title}` : course.completed_at ? 'Completed' : 'Exam open'}
                    />
                  ))
                : catalogue
                    .filter((card) => !courses.some((course) => course.course_slug === card.course_slug))
                    .map((course) => <CourseRow key={course.course_slug} course={course} />)}
            </RuledList>
            {others.length === 0 && catalogue.length === courses.length && (
              <p className="py-4 text-muted">You are in every course of this academy.</p>
            )}
          </Section>
        </Columns>
      </Wrap>
    </>
  )
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** What a course asks for now: its running exam, its next minutes, its exam, or nothing more. */
function nextStep(course: HomeCourse): { lead: string; title: string; reason: string; action: ReactNode } {
  const press = (href: string, words: string, icon?: 'play' | 'clock') => (
    <ButtonLink href={href} look="go" size="l" icon={icon}>
      {words}
    </ButtonLink>
  )
  if (course.open_attempt) {
    const action = press(paths.attempt(course.open_attempt.id), 'Go on with the exam', 'clock')
    return {
      lead: 'Your exam is running',
      title: `The exam of ${course.title}`,
      reason: 'The clock does not wait. Every answer so far is saved.',
      action,
    }
  }
  if (course.completed_at) {
    const action = press(paths.course(course.course_slug), 'Open the course')
    return { lead: 'Done', title: course.title, reason: 'You have completed this course. Every lesson stays open to you.', action }
  }
  if (course.next) {
    const words = course.next.second > 0 ? `Continue at ${clock(course.next.second)}` : 'Continue'
    const action = press(paths.lesson(course.course_slug, course.next.lesson_slug, course.next.block_slug), words, 'play')
    const reason = `${course.title}. ${sayMinutes(course.minutes_left)} left in all.`
    return { lead: `Your next ${course.next.minutes} minutes`, title: course.next.lesson_title, reason, action }
  }
  const action = press(paths.exam(course.course_slug), 'Go to the exam')
  return {
    lead: 'Every lesson is behind you',
    title: `The exam of ${course.title}`,
    reason: 'Read the rules first. Nothing starts before you say so.',
    action,
  }
}

/** A text's first sentence, and what follows it. */
function firstSentence(text: string): [string, string] {
  const end = text.search(/[.!?؟](\s|$)/) + 1
  return end > 0 ? [text.slice(0, end), text.slice(end).trim()] : [text, '']
}
