import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { answerCheck, finishLesson, isRead, mayReadLesson, openLesson, VISIT_DAYS } from '@stoa/domain/learning'
import type { Ctx } from '@stoa/domain/tenancy'
import { Button, ButtonLink, Key, KeysHelp, LessonFrame, NextStep, SkipLink } from '@stoa/ui'
import { useCallback, useState } from 'react'
import { z } from 'zod'
import { AsWritten, InLanguage } from '../as-written.tsx'
import { BOOKMARKS_FORM } from '../block-tools.tsx'
import { CheckForm } from '../check-form.ts'
import { FoldOnPhones } from '../fold-on-phones.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { aboutLessons, helpAt } from '../help.ts'
import { titleWords, useLanguage } from '../language.tsx'
import { LessonBar } from '../lesson-bar.tsx'
import { LessonBlocks } from '../lesson-blocks.tsx'
import { useLessonKeys } from '../lesson-keys.ts'
import { isFolded, LessonOutline, sectionsOf } from '../lesson-outline.tsx'
import { lessonKeys, lessonTitle } from '../lesson-words.ts'
import { finishOffline, useKeepPlace } from '../keep-place.ts'
import { keptHere, unlessLost } from '../kept-here.ts'
import { answerId } from '../knowledge-check.tsx'
import { useBookmarks } from '../note-sending.ts'
import { KeysSetting, useKeysOn } from '../page-keys.tsx'
import { paths } from '../paths.ts'
import { serveBriefly } from '../briefly.server.ts'
import { submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { TrialNote } from '../trial-note.tsx'
import { typedIn } from '../typed.ts'
import { useSaveNotesFirst } from '../unsaved-notes.ts'
import { countVisit, giveVisit } from '../visit.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: lessonTitle(titleWords(), data && { lesson: data.title, course: data.course.title }) }]

/** A lesson with what its reader has done in it.  who: the enrolled, and anyone where the course lets them try it; others are told of it */
export async function loader(args: LoaderFunctionArgs) {
  const at = args.params as { course: string; lesson: string }
  return serveBriefly(args, async (ctx) => {
    const opened = await openLesson(ctx, at.course, at.lesson)
    if (!opened) throw redirect(paths.aboutLesson(at.course, at.lesson))
    await giveVisit(args)
    const { lesson, done, answers, seconds, notes, bookmarks, goes_on } = opened
    const { course, outline, ...rest } = lesson
    const finished = new Set(done)
    const here = new Set(rest.blocks.map((block) => block.slug))
    return {
      ...rest,
      notes: notes.filter((note) => here.has(note.block_slug)),
      bookmarks: bookmarks.filter((slug) => here.has(slug)),
      course: { slug: course.course_slug, title: course.title, minutes: course.minutes, language: course.language },
      outline: outline.map(({ blocks, slug, title, minutes }) => ({ slug, title, minutes, done: isRead(blocks, finished) })),
      done: [...here].filter((slug) => finished.has(slug)),
      sections: sectionsOf(rest.blocks, finished),
      answers: answers.filter((answer) => here.has(answer.block_slug)),
      seconds: Object.fromEntries(Object.entries(seconds).filter(([slug]) => here.has(slug))),
      folded: isFolded(args.request.headers.get('cookie')),
      trial_days: ctx.viewer ? null : VISIT_DAYS,
      goes_on,
    }
  })
}

const LessonForm = z.union([CheckForm, z.object({ finish: z.literal('yes') })])

/** POST answers a knowledge check, with or without JavaScript; or, without a block, finishes the lesson and goes on. */
export async function action(args: ActionFunctionArgs) {
  const { course, lesson } = args.params as { course: string; lesson: string }
  const finishOrCheck = async (ctx: Ctx, form: z.output<typeof LessonForm>) => {
    if ('finish' in form) {
      const next = await finishLesson(ctx, course, lesson)
      if (!ctx.viewer && !(next && (await mayReadLesson(ctx, course, next)))) return redirect(paths.trial(course))
      return redirect(next ? paths.lesson(course, next) : paths.course(course))
    }
    return { checked: form.block, ...(await answerCheck(ctx, { course, lesson, block: form.block, ...form.given })) }
  }
  return submit(args, LessonForm, finishOrCheck, countVisit)
}

/** A lesson stays open when its check, or its end, cannot be sent. */
export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => keptHere(serverAction<typeof action>)
export { unlessLost as shouldRevalidate }

/** More blocks than this are laid out only as they come near the screen. */
const LONG = 60

export default function LessonPage() {
  const lesson = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const spoken = useLanguage()
  const { w, t } = spoken
  const root = useRoot()
  const refused = refusedIn(answer)
  const asked = typedIn(refused, 'block')
  const { course, outline, blocks, position } = lesson
  const handbook = helpAt(root?.handbook ?? null, aboutLessons)
  const [next, previous] = [outline[position], outline[position - 2]]
  const reading = {
    reader: { person: root?.viewer?.id ?? 'guest', academy: root?.academy.id ?? '' },
    course: course.slug,
    lesson: lesson.slug,
    blocks: blocks.map(({ slug, content_hash, kind }) => ({ slug, content_hash, check: kind === 'check' })),
  }
  useKeepPlace({ ...reading, done: lesson.done })
  const bookmarks = useBookmarks({ course: course.slug, lesson: lesson.slug, loaded: lesson.bookmarks, noAnswer: w.notes.bookmarkNotKept })
  const keysOn = useKeysOn()
  useSaveNotesFirst()
  const [helped, setHelped] = useState(false)
  const help = useCallback(() => setHelped(true), [setHelped])
  useLessonKeys({ next: next && paths.lesson(course.slug, next.slug), previous: previous && paths.lesson(course.slug, previous.slug), help })
  return (
    <>
      <SkipLink href="#main">{w.lesson.skip}</SkipLink>
      <LessonFrame
        long={blocks.length > LONG}
        bar={
          <LessonBar
            back={{ href: paths.course(course.slug), label: t(w.lesson.backTo, { course: course.title }) }}
            title={<AsWritten language={course.language}>{lesson.title}</AsWritten>}
            detail={t(w.lesson.place, { course: course.title, position, lessons: outline.length })}
            minutesLeft={outline.filter((one) => !one.done).reduce((sum, one) => sum + one.minutes, 0)}
            onHelp={help}
          />
        }
        outline={
          <>
            <LessonOutline course={course} here={lesson} lessons={outline} folded={lesson.folded} />
            <FoldOnPhones nonce={root?.nonce} />
          </>
        }
      >
        <InLanguage language={course.language} locale={spoken.locale}><h1 className="text-2xl">{lesson.title}</h1></InLanguage>
        <FormError refused={refused} at={{ answer: answerId(asked) }} />
        <LessonBlocks
          lesson={lesson}
          result={answer && 'checked' in answer ? answer : null}
          refused={refused ? { block: asked, refused } : null}
          bookmarks={lesson.trial_days === null ? bookmarks : null}
        />
        {lesson.trial_days !== null && <TrialNote days={lesson.trial_days} to={paths.lesson(course.slug, lesson.slug)} />}
        <form id={BOOKMARKS_FORM} method="post" action={paths.bookmarks(course.slug, lesson.slug)} />
        <Form method="post" onSubmit={(event) => lesson.trial_days === null && finishOffline(reading) && event.preventDefault()}>
          <input type="hidden" name="finish" value="yes" />
          {!lesson.goes_on ? (
            <NextStep lead={w.lesson.checkLength} title={w.lesson.check} action={<Button look="go">{w.lesson.toCheck}</Button>} />
          ) : (
            <NextStep
              lead={next ? t(w.lesson.next, { length: spoken.minutes(next.minutes) }) : w.lesson.last}
              title={next ? <AsWritten language={course.language}>{next.title}</AsWritten> : w.lesson.toExam}
              action={<Button look="go">{next ? w.common.goOn : w.lesson.finish} {keysOn && <Key onAccent>N</Key>}</Button>}
            />
          )}
        </Form>
        {previous && (
          <p className="pt-6 text-m print:hidden">
            <ButtonLink href={paths.lesson(course.slug, previous.slug)} look="bare" size="s" icon="arrow-left">
              <AsWritten language={course.language}>{previous.title}</AsWritten>
            </ButtonLink>
          </p>
        )}
      </LessonFrame>
      {helped && (
        <KeysHelp
          title={w.keys.ofThisPage}
          closeLabel={w.keys.close}
          keys={lessonKeys(w)}
          setting={<KeysSetting />}
          more={handbook ? { href: handbook, label: w.keys.handbook } : undefined}
          onClose={() => setHelped(false)}
        />
      )}
    </>
  )
}
