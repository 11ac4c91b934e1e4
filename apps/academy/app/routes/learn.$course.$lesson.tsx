import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { answerCheck, enrollmentIn, finishLesson, isRead, playheadsIn, progressIn } from '@stoa/domain/learning'
import { readLesson } from '@stoa/domain/library'
import { Button, ButtonLink, Key, KeysHelp, LessonFrame, NextStep, SkipLink, useAwake } from '@stoa/ui'
import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { withAnswer } from '../attempt-form.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { LessonBar } from '../lesson-bar.tsx'
import { LessonBlock } from '../lesson-block.tsx'
import { useLessonKeys } from '../lesson-keys.ts'
import { isFolded, LessonOutline, sectionsOf } from '../lesson-outline.tsx'
import { lessonKeys } from '../lesson-words.ts'
import { finishOffline, useKeepPlace } from '../keep-place.ts'
import { paths } from '../paths.ts'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title}, ${data.course.title}` : 'Lesson' }]

/** A lesson with what its reader has done in it.  who: the enrolled */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    await enrollmentIn(ctx, args.params.course!)
    const lesson = await readLesson(ctx, args.params.course!, args.params.lesson!)
    const { course, outline, ...rest } = lesson
    const progress = await progressIn(ctx, course.course_id, outline)
    const finished = new Set(progress.done)
    const played = rest.blocks.some(({ kind }) => kind === 'video' || kind === 'audio') ? await playheadsIn(ctx, course.course_id) : new Map<string, number>()
    return {
      ...rest,
      course: { slug: course.course_slug, title: course.title, minutes: course.minutes, language: course.language },
      outline: outline.map(({ blocks, slug, title, minutes }) => ({ slug, title, minutes, done: isRead(blocks, finished) })),
      done: rest.blocks.map((block) => block.slug).filter((slug) => finished.has(slug)),
      sections: sectionsOf(rest.blocks, finished),
      answers: progress.answers,
      seconds: Object.fromEntries(played),
      folded: isFolded(args.request.headers.get('cookie')),
    }
  })
}

const Checked = withAnswer({ block: z.string().max(60) })

/** POST answers a knowledge check, with or without JavaScript; or, without a block, finishes the lesson and goes on. */
export async function action(args: ActionFunctionArgs) {
  const { course, lesson } = args.params as { course: string; lesson: string }
  return submit(args, z.union([Checked, z.object({ finish: z.literal('yes') })]), async (ctx, form) => {
    if ('finish' in form) {
      const next = await finishLesson(ctx, course, lesson)
      return redirect(next ? paths.lesson(course, next) : paths.course(course))
    }
    return { checked: form.block, ...(await answerCheck(ctx, { course, lesson, block: form.block, ...form.given })) }
  })
}

/** More blocks than this are laid out only as they come near the screen. */
const LONG = 60

export default function LessonPage() {
  const lesson = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const root = useRoot()
  const { course, outline, blocks, position } = lesson
  const [next, previous] = [outline[position], outline[position - 2]]
  const reading = {
    reader: { person: root?.viewer?.id ?? '', academy: root?.academy.id ?? '' },
    course: course.slug,
    lesson: lesson.slug,
    blocks: blocks.map(({ slug, content_hash, kind }) => ({ slug, content_hash, check: kind === 'check' })),
  }
  const said = useKeepPlace({ ...reading, done: lesson.done })
  const awake = useAwake()
  const [helped, setHelped] = useState(false)
  const help = useCallback(() => setHelped(true), [setHelped])
  useLessonKeys({ next: next && paths.lesson(course.slug, next.slug), previous: previous && paths.lesson(course.slug, previous.slug), help })
  return (
    <>
      <SkipLink href="#main">Skip to the lesson</SkipLink>
      <LessonFrame
        long={blocks.length > LONG}
        bar={
          <LessonBar
            back={{ href: paths.course(course.slug), label: `Back to ${course.title}` }}
            title={lesson.title}
            detail={`${course.title}, lesson ${position} of ${outline.length}`}
            minutesLeft={outline.filter((one) => !one.done).reduce((sum, one) => sum + one.minutes, 0)}
            said={said}
            onHelp={awake ? help : null}
          />
        }
        outline={
          <>
            <LessonOutline course={course} here={lesson} lessons={outline} folded={lesson.folded} />
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
            course={course.slug}
            language={course.language}
            result={answer && 'checked' in answer && answer.checked === block.slug ? answer : null}
            locale={root?.academy.locale ?? 'en'}
            before={lesson.answers.find((one) => one.block_slug === block.slug) ?? null}
            second={lesson.seconds[block.slug] ?? 0}
          />
        ))}
        <Form method="post" onSubmit={(event) => finishOffline(reading) && event.preventDefault()}>
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
        {previous && (
          <p className="pt-6 text-m print:hidden">
            <ButtonLink href={paths.lesson(course.slug, previous.slug)} look="bare" size="s" icon="arrow-left">
              {previous.title}
            </ButtonLink>
          </p>
        )}
      </LessonFrame>
      {helped && <KeysHelp title="Keys of this page" closeLabel="Close" keys={lessonKeys} onClose={() => setHelped(false)} />}
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
