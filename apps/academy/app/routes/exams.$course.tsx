import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { examStanding, minutesOf, readReadiness, startAttempt } from '@stoa/domain/learning'
import { readCourse } from '@stoa/domain/library'
import { Button, ButtonLink, Checkbox, DefinitionList, Notice, PageTitle, Panel, Row, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { examFacts } from '../exam-facts.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { Readiness } from '../readiness.tsx'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { shownAnewAfterConflict } from '../shown-anew.ts'
import { count, sayDay, sayInstant, sayMinutes, sayShare } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.exam.title ?? 'Exam' }]

/** The rules, said before anything starts, and where one stands.  who: the enrolled */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const course = await readCourse(ctx, args.params.course!)
    if (!course.exam) throw new Refusal('exam/unknown')
    const standing = await examStanding(ctx, course.course_slug, course.exam)
    const minutes = minutesOf(course.exam, standing)
    return {
      course: { slug: course.course_slug, title: course.title },
      exam: course.exam,
      standing,
      minutes,
      facts: examFacts(course.exam, minutes, standing),
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
  const stopped = refusedIn(useActionData<typeof action>())
  const may = !standing.open && !standing.passed && standing.attempts_left > 0 && !standing.opens_at
  const lead = standing.open
    ? 'Your attempt is open and its clock is running.'
    : may
      ? 'Read this first. The clock starts when you press the button, not before.'
      : undefined
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={exam.title} lead={lead} />
        <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
          <div className="grid content-start gap-10">
            <FormError refused={stopped} />
            <Section id="rules" title="How it goes">
              <Sentences list={facts} />
            </Section>
            {exam.rules.length > 0 && (
              <Section id="own-rules" title="What counts in this exam">
                <Sentences list={exam.rules} />
              </Section>
            )}
            {!standing.passed && (
              <Section id="readiness" title="How ready you are" link={<TextLink href={paths.practice(course.slug)} arrow>Practise</TextLink>}>
                <Readiness course={course.slug} skills={readiness} />
              </Section>
            )}
            <Attempts />
          </div>
          <Panel className="h-fit lg:sticky lg:top-6">
            <div className="grid gap-5">
              <Start honour={stopped?.fields.honour} />
              <DefinitionList
                items={[
                  { term: 'Questions', value: String(exam.questions) },
                  { term: 'Time', value: sayMinutes(minutes) },
                  { term: 'To pass', value: `${exam.pass_percent} %` },
                  { term: 'Attempts', value: standing.passed ? 'Passed, none needed' : `${standing.attempts_left} of ${exam.attempts_max} left` },
                  { term: 'Wait between', value: exam.cooldown_hours === 0 ? 'No wait' : count(exam.cooldown_hours, 'hour') },
                ]}
              />
              <ButtonLink href={paths.course(course.slug)} look="bare" size="s" icon="arrow-left">
                {course.title}
              </ButtonLink>
            </div>
          </Panel>
        </div>
      </Wrap>
    </Shell>
  )
}

function Sentences({ list }: { list: string[] }) {
  return (
    <ul className="max-w-measure list-disc ps-5 pt-4 [&>li]:mb-2.5">
      {list.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** The one thing to do with this exam now, or why there is none. */
function Start({ honour }: { honour: string | undefined }) {
  const { course, exam, standing } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  if (standing.open)
    return (
      <ButtonLink href={paths.attempt(standing.open)} look="go" size="l" wide>
        Go on with your attempt
      </ButtonLink>
    )
  if (standing.passed)
    return (
      <>
        <Notice tone="ok">
          You passed this exam.
          {standing.passed_until_on && ` You can sit it again when your certificate has run out, after ${sayDay(standing.passed_until_on, academy.locale)}.`}
        </Notice>
        <ButtonLink href={paths.certificates()} look="go" size="l" wide icon="award">
          Your certificates
        </ButtonLink>
      </>
    )
  if (standing.attempts_left === 0 || standing.opens_at)
    return (
      <>
        <Notice>
          {standing.attempts_left === 0
            ? `You have used all ${exam.attempts_max} attempts. An administrator of this academy can tell you what comes next.`
            : `The next attempt opens on ${sayInstant(standing.opens_at!, academy.locale, academy.time_zone)}.`}
        </Notice>
        <ButtonLink href={paths.practice(course.slug)} look="go" size="l" wide>
          Practise
        </ButtonLink>
      </>
    )
  // Another exam is another promise, which is given anew.
  return (
    <Form key={exam.id} method="post" className="grid gap-4">
      <input type="hidden" name="exam" value={exam.id} />
      <Checkbox name="honour" value="yes" required label={exam.honour} hint="Kept with your attempt, with the time." error={honour} />
      <Button look="go" size="l" wide>
        Start the exam
      </Button>
    </Form>
  )
}

function Attempts() {
  const { exam, standing } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const outcome = ({ correct, asked, passed }: (typeof standing.attempts)[number]) =>
    asked === null ? 'Handed in' : `${correct} of ${asked}, ${sayShare(correct!, asked, exam.pass_percent)}, ${passed ? 'passed' : 'not passed'}`
  if (standing.attempts.length === 0) return null
  return (
    <Section id="attempts" title="Your attempts">
      <RuledList>
        {standing.attempts.map((attempt) => (
          <Row
            key={attempt.id}
            title={`Attempt ${attempt.number}`}
            href={attempt.submitted_at ? paths.result(attempt.id) : paths.attempt(attempt.id)}
            detail={sayInstant(attempt.started_at, academy.locale, academy.time_zone)}
            end={attempt.submitted_at ? outcome(attempt) : 'Open'}
          />
        ))}
      </RuledList>
    </Section>
  )
}
