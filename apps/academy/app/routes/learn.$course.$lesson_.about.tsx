import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { aboutLesson } from '@stoa/domain/learning'
import { Button, ButtonLink, DefinitionList, PageTitle, Panel, TextLink, Wrap } from '@stoa/ui'
import { AsWritten } from '../as-written.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { lessonTitle, listed } from '../lesson-words.ts'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: lessonTitle(titleWords(), data && { lesson: data.lesson.title, course: data.course.title }) }]

/** What a lesson is, for who may not read it yet; who may is led to it. */
export async function loader(args: LoaderFunctionArgs) {
  const at = args.params as { course: string; lesson: string }
  return serve(args, async (ctx) => {
    const notice = await aboutLesson(ctx, at.course, at.lesson)
    if (notice.is_open) throw redirect(paths.lesson(at.course, at.lesson))
    return { ...notice, is_guest: ctx.viewer === null, may_sign_up: ctx.academy.sign_in_policy !== 'invited' }
  })
}

export default function AboutLesson() {
  const { course, lesson, holds, trial, is_guest, may_sign_up } = useLoaderData<typeof loader>()
  const spoken = useLanguage()
  const { w, t, minutes } = spoken
  const here = paths.lesson(course.slug, lesson.slug)
  const kinds: Partial<Record<string, string>> = w.lesson.kinds
  const named = holds.flatMap(({ kind, count }) => (kinds[kind] ? [t(kinds[kind], { count })] : []))
  return (
    <Shell>
      <Wrap width="read" className="pb-18">
        <PageTitle title={<AsWritten>{lesson.title}</AsWritten>} lead={<AsWritten>{lesson.summary}</AsWritten>} />
        <div className="grid gap-8">
          <Panel>
            <div className="grid gap-4">
              {is_guest ? (
                <>
                  <p>{w.lesson.closed}</p>
                  <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
                    {may_sign_up && (
                      <ButtonLink href={paths.signUp(here)} look="go" size="l">
                        {w.common.makeAccount}
                      </ButtonLink>
                    )}
                    <TextLink href={paths.signIn(here)}>{w.lesson.haveAccount}</TextLink>
                  </p>
                  {trial && (
                    <p className="border-t border-border pt-4">
                      {w.lesson.tryOne}{' '}
                      <TextLink href={paths.lesson(course.slug, trial.slug)} arrow>
                        {t(w.lesson.titleAndLength, { title: trial.title, length: minutes(trial.minutes) })}
                      </TextLink>
                    </p>
                  )}
                </>
              ) : (
                <Form method="post" action={paths.enrollment(course.slug)} className="grid justify-items-start gap-3">
                  <input type="hidden" name="to" value={here} />
                  <p>{w.lesson.notStarted}</p>
                  <Button look="go" size="l">
                    {w.lesson.startAndRead}
                  </Button>
                </Form>
              )}
            </div>
          </Panel>
          <DefinitionList
            items={[
              { term: w.lesson.takes, value: minutes(lesson.minutes) },
              ...(named.length > 0 ? [{ term: w.lesson.holds, value: listed(spoken, named) }] : []),
              {
                term: w.lesson.belongsTo,
                value: (
                  <>
                    {t(w.lesson.lessonOf, { position: lesson.position, lessons: course.lessons })} <a href={paths.course(course.slug)}><AsWritten>{course.title}</AsWritten></a>
                    {t(w.lesson.courseInAll, { length: minutes(course.minutes) })}
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
