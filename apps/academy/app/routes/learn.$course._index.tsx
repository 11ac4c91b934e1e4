import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, DefinitionList, Icon, Minutes, Notice, PageTitle, Panel, Picture, Row, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import { AsWritten } from '../as-written.tsx'
import { coursePage } from '../course-page.server.ts'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { Readiness } from '../readiness.tsx'
import { renditionsOf } from '../renditions.ts'
import { serveBriefly } from '../briefly.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayDayOf } from '../words.ts'
import '../exam-words.ts'
import '../finding-words.ts'

export const handle = { words: ['exam', 'finding'] } as const

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.course.title ?? titleWords().w.course.course }]

/** A course before and while somebody is in it: what it is, its lessons, and where one stands. */
export async function loader(args: LoaderFunctionArgs) {
  return serveBriefly(args, (ctx) => coursePage(ctx, args.params.course!))
}

export default function CoursePage() {
  const { course, lessons, enrolled, next, certification, readiness, standing, looks_after } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const spoken = useLanguage()
  const { w: { common, course: w }, t } = spoken
  const { picture, exam } = course
  const minutes = lessons.map((lesson) => lesson.minutes)
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={<AsWritten language={course.language}>{course.title}</AsWritten>} lead={<AsWritten language={course.language}>{course.summary}</AsWritten>} />
        <div className="beside">
          <div className="grid content-start gap-6 lg:sticky lg:top-6 lg:order-last lg:self-start">
            <Panel>
              <div className="grid gap-5">
                <Start />
                <DefinitionList
                  items={[
                    {
                      term: w.time,
                      value: t(w.lengthInLessons, { length: spoken.minutes(course.minutes), least: Math.min(...minutes), most: Math.max(...minutes) }),
                    },
                    { term: w.forWhom, value: <AsWritten language={course.language}>{course.for_whom}</AsWritten> },
                    ...(exam
                      ? [{ term: w.exam, value: t(w.examFacts, { questions: exam.questions, length: spoken.minutes(exam.minutes), percent: exam.pass_percent }) }]
                      : []),
                    ...(certification
                      ? [
                          {
                            term: w.earns,
                            value: certification.valid_months
                              ? t(w.earnedFor, { certification: certification.title, months: certification.valid_months })
                              : <AsWritten language={course.language}>{certification.title}</AsWritten>,
                          },
                        ]
                      : []),
                    { term: w.price, value: w.included },
                    { term: w.neededFirst, value: w.nothingNeeded },
                    { term: w.updated, value: sayDayOf(course.published_at, spoken.locale, academy.time_zone) },
                  ]}
                />
              </div>
            </Panel>
            {looks_after && (
              <TextLink href={paths.questions(course.course_slug)} icon="list" className="justify-self-start">
                {w.statistics}
              </TextLink>
            )}
          </div>
          <div className="grid content-start gap-10">
            {picture && (
              <Picture
                renditions={renditionsOf(picture)}
                width={picture.width ?? 1600}
                height={picture.height ?? 900}
                alt={course.cover_alt}
                placeholder={picture.placeholder ?? undefined}
                first
                sizes="(min-width: 64rem) 46rem, 100vw"
              />
            )}
            <Section id="outcomes" title={w.outcomes}>
              <ul className="grid gap-2 pt-4">
                {course.outcomes.map((outcome) => (
                  <li key={outcome} className="sign-and-text">
                    <Icon name="check" className="first-line text-success" />
                    <span><AsWritten language={course.language}>{outcome}</AsWritten></span>
                  </li>
                ))}
              </ul>
            </Section>
            <Section id="lessons" title={t(common.lessons, { count: lessons.length })}>
              <RuledList ordered>
                {lessons.map((lesson) => (
                  <Row
                    key={lesson.slug}
                    title={<AsWritten language={course.language}>{lesson.title}</AsWritten>}
                    href={paths.lesson(course.course_slug, lesson.slug)}
                    detail={<AsWritten language={course.language}>{lesson.summary}</AsWritten>}
                    meta={
                      <>
                        <Minutes minutes={lesson.minutes} said={spoken.minutes(lesson.minutes)} />
                        {lesson.done && (
                          <span className="inline-flex items-center gap-1.5 text-success-text">
                            <Icon name="check" />
                            {w.done}
                          </span>
                        )}
                        {lesson.open && <span className="font-semibold text-accent-text">{w.openToAll}</span>}
                        {lesson.slug === next && enrolled && <span className="font-semibold text-accent-text">{w.next}</span>}
                      </>
                    }
                  />
                ))}
              </RuledList>
            </Section>
            {readiness.length > 0 && !standing?.passed && (
              <Section id="readiness" title={w.readiness} link={<TextLink href={paths.practice(course.course_slug)} arrow>{w.practise}</TextLink>}>
                <Readiness course={course.course_slug} skills={readiness} />
              </Section>
            )}
          </div>
        </div>
      </Wrap>
    </Shell>
  )
}

/** The one thing to do with this course now. */
function Start() {
  const { course, lessons, enrolled, next, started, signed_in, standing, trial } = useLoaderData<typeof loader>()
  const { w: { common, course: w, home, welcome }, t, minutes } = useLanguage()
  const tried = lessons.find((lesson) => lesson.slug === trial)
  if (standing?.open) {
    return (
      <ButtonLink href={paths.attempt(standing.open)} look="go" size="l" wide icon="clock">
        {w.examRuns}
      </ButtonLink>
    )
  }
  if (standing?.passed) {
    return (
      <div className="grid gap-2">
        <Notice tone="ok">{w.passed}</Notice>
        <ButtonLink href={paths.certificates()} look="go" size="l" wide icon="award">
          {w.certificates}
        </ButtonLink>
      </div>
    )
  }
  if (enrolled) {
    return (
      <div className="grid gap-2">
        {next ? (
          <ButtonLink href={paths.lesson(course.course_slug, next)} look="go" size="l" wide icon="play">
            {started ? common.continue : w.startFirst}
          </ButtonLink>
        ) : (
          course.exam && (
            <ButtonLink href={paths.exam(course.course_slug)} look="go" size="l" wide>
              {home.examGo}
            </ButtonLink>
          )
        )}
        {next && course.exam && <TextLink href={paths.exam(course.course_slug)}>{home.seeExam}</TextLink>}
      </div>
    )
  }
  return (
    <div className="grid gap-3">
      {tried && (
        <ButtonLink href={paths.lesson(course.course_slug, tried.slug)} look="go" size="l" wide icon="play">
          {t(started ? w.goOnTrying : welcome.tryLesson, { length: minutes(tried.minutes) })}
        </ButtonLink>
      )}
      <Form method="post" action={paths.enrollment(course.course_slug)} className="grid gap-2">
        <Button look={tried ? 'plain' : 'go'} size="l" wide>
          {signed_in ? w.startThis : w.signInAndStart}
        </Button>
        {!signed_in && <TextLink href={paths.signUp(paths.course(course.course_slug))}>{common.makeAccount}</TextLink>}
      </Form>
    </div>
  )
}
