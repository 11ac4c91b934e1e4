import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { examStanding, minutesOf, readReadiness, startAttempt } from '@stoa/domain/learning'
import { readCourse } from '@stoa/domain/library'
import { Button, ButtonLink, Checkbox, DefinitionList, Notice, PageTitle, Panel, Row, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { AsWritten } from '../as-written.tsx'
import { examFacts } from '../exam-facts.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { languageFor } from '../page-words.server.ts'
import { paths } from '../paths.ts'
import { Readiness } from '../readiness.tsx'
import { isRefusal, serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { shownAnewAfterConflict } from '../shown-anew.ts'
import { sayDay, sayInstant, shareOf } from '../words.ts'

export { handle } from '../exam-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.exam.title ?? titleWords().w.exam.title }]

/** The rules, said before anything starts, and where one stands.  who: the enrolled */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const course = await readCourse(ctx, args.params.course!)
    if (!course.exam) throw new Refusal('exam/unknown')
    const standing = await examStanding(ctx, course.course_slug, course.exam).catch((error: unknown) => {
      // Whoever is not in the course is shown where it starts.
      throw isRefusal(error) && error.code === 'enrollment/missing' ? redirect(paths.course(course.course_slug)) : error
    })
    const minutes = minutesOf(course.exam, standing)
    return {
      course: { slug: course.course_slug, title: course.title },
      exam: course.exam,
      standing,
      minutes,
      facts: examFacts(languageFor(args.context), course.exam, minutes, standing),
      readiness: await readReadiness(ctx, course),
    }
  })
}

export const shouldRevalidate = shownAnewAfterConflict

const StartForm = z.object({ exam: z.string().max(60).optional(), honour: z.literal('yes').optional() })

/** POST starts an attempt, or goes on with the open one. */
export async function action(args: ActionFunctionArgs) {
  return submit(args, StartForm, async (ctx, { exam, honour }) =>
    redirect(paths.attempt(await startAttempt(ctx, args.params.course!, { exam, honour: honour === 'yes' }))),
  )
}

export default function ExamRules() {
  const { course, exam, standing, minutes, facts, readiness } = useLoaderData<typeof loader>()
  const language = useLanguage()
  const { w: { exam: w, practice }, t } = language
  const stopped = refusedIn(useActionData<typeof action>())
  const may = !standing.open && !standing.passed && standing.attempts_left > 0 && !standing.opens_at
  const lead = standing.open ? w.clockRuns : may ? w.before : undefined
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={<AsWritten>{exam.title}</AsWritten>} lead={lead} />
        <div className="beside">
          <div className="grid content-start gap-10">
            <FormError refused={stopped} />
            <Section id="rules" title={w.rules}>
              <Sentences list={facts} />
            </Section>
            {exam.rules.length > 0 && (
              <Section id="own-rules" title={w.ownRules}>
                <Sentences list={exam.rules} />
              </Section>
            )}
          </div>
          <Panel className="h-fit lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <div className="grid gap-5">
              <Start honour={stopped?.fields.honour} />
              <DefinitionList
                items={[
                  { term: w.questions, value: String(exam.questions) },
                  { term: w.time, value: language.minutes(minutes) },
                  { term: w.toPass, value: t(w.percent, { percent: exam.pass_percent }) },
                  { term: w.attempts, value: standing.passed ? w.noneNeeded : t(w.attemptsLeft, { left: standing.attempts_left, max: exam.attempts_max }) },
                  { term: w.wait, value: exam.cooldown_hours === 0 ? w.noWait : t(w.hours, { hours: exam.cooldown_hours }) },
                ]}
              />
              <ButtonLink href={paths.course(course.slug)} look="bare" size="s" icon="arrow-left" className="-ms-3 justify-self-start max-sm:whitespace-normal">
                <AsWritten>{course.title}</AsWritten>
              </ButtonLink>
            </div>
          </Panel>
          <div className="grid content-start gap-10">
            {!standing.passed && (
              <Section id="readiness" title={practice.ready} link={<TextLink href={paths.practice(course.slug)} arrow>{w.practise}</TextLink>}>
                <Readiness course={course.slug} skills={readiness} />
              </Section>
            )}
            <Attempts />
          </div>
        </div>
      </Wrap>
    </Shell>
  )
}

function Sentences({ list }: { list: string[] }) {
  return (
    <ul className="max-w-measure list-disc ps-5 pt-4 [&>li]:mb-2.5">
      {list.map((sentence) => (
        <li key={sentence}><AsWritten>{sentence}</AsWritten></li>
      ))}
    </ul>
  )
}

/** The one thing to do with this exam now, or why there is none. */
function Start({ honour }: { honour: string | undefined }) {
  const { course, exam, standing } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { locale, w: { exam: w }, t } = useLanguage()
  if (standing.open)
    return (
      <ButtonLink href={paths.attempt(standing.open)} look="go" size="l" wide>
        {w.goOn}
      </ButtonLink>
    )
  if (standing.passed)
    return (
      <>
        <Notice tone="ok">{standing.passed_until_on ? t(w.passedUntil, { day: sayDay(standing.passed_until_on, locale) }) : w.passed}</Notice>
        <ButtonLink href={paths.certificates()} look="go" size="l" wide icon="award">
          {w.certificates}
        </ButtonLink>
      </>
    )
  if (standing.attempts_left === 0 || standing.opens_at)
    return (
      <>
        <Notice>
          {standing.attempts_left === 0
            ? t(w.usedUp, { max: exam.attempts_max })
            : t(w.opensAt, { at: sayInstant(standing.opens_at!, locale, academy.time_zone) })}
        </Notice>
        <ButtonLink href={paths.practice(course.slug)} look="go" size="l" wide>
          {w.practise}
        </ButtonLink>
      </>
    )
  // Another exam is another promise, which is given anew.
  return (
    <Form key={exam.id} method="post" className="grid gap-4">
      <input type="hidden" name="exam" value={exam.id} />
      <Checkbox name="honour" value="yes" required label={<AsWritten>{exam.honour}</AsWritten>} hint={w.honourKept} error={honour} />
      <Button look="go" size="l" wide>
        {w.start}
      </Button>
    </Form>
  )
}

function Attempts() {
  const { exam, standing } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { locale, w: { exam: w }, t } = useLanguage()
  const outcome = ({ correct, asked, passed }: (typeof standing.attempts)[number]) =>
    asked === null
      ? w.handedIn
      : t(passed ? w.outcomePassed : w.outcomeFailed, { correct: correct!, asked, share: shareOf(correct!, asked, exam.pass_percent) })
  if (standing.attempts.length === 0) return null
  return (
    <Section id="attempts" title={w.yours}>
      <RuledList>
        {standing.attempts.map((attempt) => (
          <Row
            key={attempt.id}
            title={t(w.attempt, { number: attempt.number })}
            href={attempt.submitted_at ? paths.result(attempt.id) : paths.attempt(attempt.id)}
            detail={sayInstant(attempt.started_at, locale, academy.time_zone)}
            end={attempt.submitted_at ? outcome(attempt) : w.stillOpen}
          />
        ))}
      </RuledList>
    </Section>
  )
}
