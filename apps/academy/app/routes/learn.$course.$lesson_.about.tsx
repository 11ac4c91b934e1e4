import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { aboutLesson } from '@stoa/domain/learning'
import { Button, ButtonLink, DefinitionList, PageTitle, Panel, TextLink, Wrap } from '@stoa/ui'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'
import { count, sayMinutes } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.lesson.title}, ${data.course.title}` : 'Lesson' }]

/** What a lesson is, for who may not read it yet; who may is led to it. */
export async function loader(args: LoaderFunctionArgs) {
  const at = args.params as { course: string; lesson: string }
  return serve(args, async (ctx) => {
    const notice = await aboutLesson(ctx, at.course, at.lesson)
    if (notice.is_open) throw redirect(paths.lesson(at.course, at.lesson))
    return { ...notice, is_guest: ctx.viewer === null, may_sign_up: ctx.academy.sign_in_policy !== 'invited' }
  })
}

const KINDS: Record<string, [one: string, many: string]> = {
  text: ['text', 'texts'],
  image: ['picture', 'pictures'],
  video: ['film', 'films'],
  audio: ['recording', 'recordings'],
  check: ['question', 'questions'],
  code: ['listing', 'listings'],
  cards: ['set of cards', 'sets of cards'],
  embed: ['film of another site', 'films of other sites'],
  file: ['file', 'files'],
  table: ['table', 'tables'],
  steps: ['procedure', 'procedures'],
}

export default function AboutLesson() {
  const { course, lesson, holds, trial, is_guest, may_sign_up } = useLoaderData<typeof loader>()
  const here = paths.lesson(course.slug, lesson.slug)
  const named = holds.flatMap(({ kind, count: n }) => (KINDS[kind] ? [count(n, ...KINDS[kind])] : []))
  return (
    <Shell>
      <Wrap width="read" className="pb-18">
        <PageTitle title={lesson.title} lead={lesson.summary} />
        <div className="grid gap-8">
          <Panel>
            <div className="grid gap-4">
              {is_guest ? (
                <>
                  <p>This lesson is open to everybody who has started the course. That takes an account, and starting is included.</p>
                  <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
                    {may_sign_up && (
                      <ButtonLink href={paths.signUp(here)} look="go" size="l">
                        Make an account
                      </ButtonLink>
                    )}
                    <TextLink href={paths.signIn(here)}>I have an account</TextLink>
                  </p>
                  {trial && (
                    <p className="border-t border-border pt-4">
                      Or try one first, without an account:{' '}
                      <TextLink href={paths.lesson(course.slug, trial.slug)} arrow>
                        {trial.title}, {sayMinutes(trial.minutes)}
                      </TextLink>
                    </p>
                  )}
                </>
              ) : (
                <Form method="post" action={paths.enrollment(course.slug)} className="grid justify-items-start gap-3">
                  <input type="hidden" name="to" value={here} />
                  <p>You have not started this course yet. Starting is included, and opens every lesson.</p>
                  <Button look="go" size="l">
                    Start the course and read this lesson
                  </Button>
                </Form>
              )}
            </div>
          </Panel>
          <DefinitionList
            items={[
              { term: 'Takes', value: sayMinutes(lesson.minutes) },
              ...(named.length > 0 ? [{ term: 'Holds', value: named.join(', ') }] : []),
              {
                term: 'Belongs to',
                value: (
                  <>
                    Lesson {lesson.position} of {course.lessons} of <a href={paths.course(course.slug)}>{course.title}</a>, {sayMinutes(course.minutes)} in all
                  </>
                ),
              },
            ]}
          />
        </div>
      </Wrap>
    </Shell>
  )
}
