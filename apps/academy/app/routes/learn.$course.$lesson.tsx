import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { answerCheck, enrollmentIn, isRead, progressIn, recordBlock } from '@stoa/domain/learning'
import { readLesson } from '@stoa/domain/library'
import { BarFact, Button, ButtonLink, Key, LessonFrame, Minutes, NextStep, Outline, PlayerBar, SkipLink } from '@stoa/ui'
import { useEffect } from 'react'
import { z } from 'zod'
import { withAnswer } from '../attempt-form.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { LessonBlock } from '../lesson-block.tsx'
import { useLessonKeys } from '../lesson-keys.ts'
import { useKeepPlace } from '../keep-place.ts'
import { paths } from '../paths.ts'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { sayMinutes } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title}, ${data.course.title}` : 'Lesson' }]

/** A lesson with what its reader has done in it.  who: the enrolled */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    await enrollmentIn(ctx, args.params.course!)
    const lesson = await readLesson(ctx, args.params.course!, args.params.lesson!)
    const { course, outline, ...rest } = lesson
    const progress = await progressIn(ctx, course.course_id, outline)
    const finished = new Set(progress.done)
    return {
      ...rest,
      course: { slug: course.course_slug, title: course.title, minutes: course.minutes, language: course.language },
      outline: outline.map(({ blocks, slug, title, minutes }) => ({ slug, title, minutes, done: isRead(blocks, finished) })),
      done: rest.blocks.map((block) => block.slug).filter((slug) => finished.has(slug)),
      answers: progress.answers,
      place: progress.place,
    }
  })
}

const Checked = withAnswer({ block: z.string().max(60) })

/** POST answers a knowledge check, with or without JavaScript; or, without a block, finishes the lesson and goes on. */
export async function action(args: ActionFunctionArgs) {
  const { course, lesson } = args.params as { course: string; lesson: string }
  return submit(args, z.union([Checked, z.object({ finish: z.literal('yes') })]), async (ctx, form) => {
    if ('finish' in form) {
      const { blocks, outline, position } = await readLesson(ctx, course, lesson)
      for (const block of blocks) if (block.kind !== 'check') await recordBlock(ctx, { course, lesson, block: block.slug, done: true, second: 0 })
      const next = outline[position]
      return redirect(next ? paths.lesson(course, next.slug) : paths.course(course))
    }
    return { checked: form.block, ...(await answerCheck(ctx, { course, lesson, block: form.block, ...form.given })) }
  })
}

export default function LessonPage() {
  const lesson = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const root = useRoot()
  const { course, outline, blocks, position, place } = lesson
  const next = outline[position]
  const saved = useKeepPlace({
    course: course.slug,
    lesson: lesson.slug,
    blocks: blocks.map((block) => ({ slug: block.slug, check: block.kind === 'check' })),
    done: lesson.done,
  })
  useLessonKeys({
    next: next && paths.lesson(course.slug, next.slug),
    previous: outline[position - 2] && paths.lesson(course.slug, outline[position - 2]!.slug),
  })
  const minutesLeft = outline.filter((one) => !one.done).reduce((sum, one) => sum + one.minutes, 0)
  return (
    <>
      <SkipLink href="#main">Skip to the lesson</SkipLink>
      <LessonFrame
        bar={
          <PlayerBar
            back={{ href: paths.course(course.slug), label: `Back to ${course.title}` }}
            title={lesson.title}
            detail={`${course.title}, lesson ${position} of ${outline.length}`}
          >
            <BarFact wide>
              <Minutes minutes={Math.min(30, minutesLeft)} said={`${sayMinutes(minutesLeft)} left`} />
            </BarFact>
            <BarFact wide status icon={saved === 'kept' ? 'check' : undefined}>
              {saved === 'kept' ? 'Place kept' : saved === 'waiting' ? 'Offline: your place is kept here and sent later' : ''}
            </BarFact>
          </PlayerBar>
        }
        outline={
          <>
            <Outline
              label="Outline"
              total={`${sayMinutes(course.minutes)} in all`}
              open
              doneLabel="Done"
              nowLabel="You are here"
              items={outline.map((one) => ({
                href: paths.lesson(course.slug, one.slug),
                label: one.title,
                said: `${one.minutes} min`,
                state: one.slug === lesson.slug ? 'now' : one.done ? 'done' : 'ahead',
              }))}
            />
            <FoldOnPhones nonce={root?.nonce} />
          </>
        }
      >
        <h1 className="text-2xl">{lesson.title}</h1>
        <FormError refused={refusedIn(answer)} />
        {blocks.map((block) => (
          <LessonBlock
            key={block.slug}
            block={block}
            nonce={root?.nonce}
            language={course.language}
            result={answer && 'checked' in answer && answer.checked === block.slug ? answer : null}
            locale={root?.academy.locale ?? 'en'}
            before={lesson.answers.find((one) => one.block_slug === block.slug) ?? null}
            second={place?.block_slug === block.slug ? place.second : 0}
          />
        ))}
        <Form method="post">
          <input type="hidden" name="finish" value="yes" />
          <NextStep
            lead={next ? `Next lesson, ${next.minutes} min` : 'The last lesson'}
            title={next ? next.title : 'Back to the course, and to the exam'}
            action={
              <Button look="go">
                {next ? 'Go on' : 'Finish'} <Key onAccent>N</Key>
              </Button>
            }
          />
        </Form>
        {position > 1 && (
          <p className="pt-6 text-m print:hidden">
            <ButtonLink href={paths.lesson(course.slug, outline[position - 2]!.slug)} look="bare" size="s" icon="arrow-left">
              {outline[position - 2]!.title}
            </ButtonLink>
          </p>
        )}
      </LessonFrame>
    </>
  )
}

const fold = `if (innerWidth < 1024) document.querySelector('details').open = false`

/** On a phone the text comes first: the outline folds before it is seen, by a script of one line that needs no framework. */
function FoldOnPhones({ nonce }: { nonce: string | undefined }) {
  useEffect(() => {
    if (window.innerWidth < 1024) document.querySelector('details')!.open = false
  }, [])
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: fold }} />
}
