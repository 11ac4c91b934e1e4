import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { examStanding, startAttempt } from '@stoa/domain/learning'
import { readCourse } from '@stoa/domain/library'
import { Button, ButtonLink, DefinitionList, Notice, PageTitle, Panel, Row, RuledList, Section, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { count, sayInstant, sayMinutes } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.exam.title ?? 'Exam' }]

/** The rules, said before anything starts, and where one stands.  who: the enrolled */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const course = await readCourse(ctx, args.params.course!)
    if (!course.exam) throw new Refusal('exam/unknown')
    return {
      course: { slug: course.course_slug, title: course.title },
      exam: course.exam,
      standing: await examStanding(ctx, course.course_slug, course.exam),
    }
  })
}

/** POST starts an attempt, or goes on with the open one. */
export async function action(args: ActionFunctionArgs) {
  return submit(args, z.object({}), async (ctx) => redirect(paths.attempt(await startAttempt(ctx, args.params.course!))))
}

export default function ExamRules() {
  const { course, exam, standing } = useLoaderData<typeof loader>()
  const stopped = refusedIn(useActionData<typeof action>())
  const { academy } = useRoot()!
  const say = (at: Date) => sayInstant(at, academy.locale, academy.time_zone)
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle
          title={exam.title}
          lead={
            standing.open
              ? 'Your attempt is open and its clock is running.'
              : standing.passed
                ? undefined
                : 'Read this first. The clock starts when you press the button, not before.'
          }
        />
        <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
          <div className="grid content-start gap-10">
            <FormError refused={stopped} />
            <Section id="rules" title="How it goes">
              <ul className="list-disc ps-5 pt-4 [&>li]:mb-2">
                {exam.rules.map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ul>
            </Section>
            {standing.attempts.length > 0 && (
              <Section id="attempts" title="Your attempts">
                <RuledList>
                  {standing.attempts.map((attempt) => (
                    <Row
                      key={attempt.id}
                      title={`Attempt ${attempt.number}`}
                      href={attempt.submitted_at ? paths.result(attempt.id) : paths.attempt(attempt.id)}
                      detail={say(attempt.started_at)}
                      end={attempt.submitted_at ? `${attempt.percent} %, ${attempt.passed ? 'passed' : 'not passed'}` : 'Open'}
                    />
                  ))}
                </RuledList>
              </Section>
            )}
          </div>
          <Panel className="h-fit">
            <div className="grid gap-5">
              {standing.open ? (
                <ButtonLink href={paths.attempt(standing.open)} look="go" size="l" wide>
                  Go on with your attempt
                </ButtonLink>
              ) : standing.passed ? (
                <>
                  <Notice tone="ok">You passed this exam.</Notice>
                  <ButtonLink href={paths.certificates()} look="go" size="l" wide icon="award">
                    Your certificates
                  </ButtonLink>
                </>
              ) : standing.attempts_left === 0 ? (
                <Notice>You have used all {exam.attempts_max} attempts.</Notice>
              ) : standing.opens_at ? (
                <Notice>The next attempt opens on {say(standing.opens_at)}.</Notice>
              ) : (
                <Form method="post">
                  <Button look="go" size="l" wide>
                    Start the exam
                  </Button>
                </Form>
              )}
              <DefinitionList
                items={[
                  { term: 'Questions', value: String(exam.questions) },
                  { term: 'Time', value: sayMinutes(exam.minutes) },
                  { term: 'To pass', value: `${exam.pass_percent} %` },
                  { term: 'Attempts', value: `${standing.attempts_left} of ${exam.attempts_max} left` },
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
