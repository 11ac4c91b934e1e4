import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { enrollmentIn, NOTE_LENGTH_MAX, notesIn, saveNote } from '@stoa/domain/learning'
import { readLesson } from '@stoa/domain/library'
import { Button, ButtonLink, Notice, PageTitle, TextArea, Wrap } from '@stoa/ui'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { NoteForm } from '../note-form.ts'
import { paths } from '../paths.ts'
import { answerTo, formOf, isRefusal, serve, transact } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { w, t } = titleWords()
  return [{ title: data ? t(w.notes.yourNoteIn, { lesson: data.lesson.title }) : w.notes.yourNote }]
}

/** The note at one block, on a page of its own: where it is written without JavaScript.  who: the enrolled, their own */
export async function loader(args: LoaderFunctionArgs) {
  const block = new URL(args.request.url).searchParams.get('block') ?? ''
  return serve(args, async (ctx) => {
    const { course } = await enrollmentIn(ctx, args.params.course!)
    const lesson = await readLesson(ctx, args.params.course!, args.params.lesson!)
    if (!lesson.blocks.some(({ slug }) => slug === block)) throw new Refusal('block/unknown')
    const note = (await notesIn(ctx, course.course_id)).notes.find((one) => one.block_slug === block)
    return {
      course: course.course_slug,
      lesson: { slug: lesson.slug, title: lesson.title },
      block,
      note: note ?? null,
      length_max: NOTE_LENGTH_MAX,
    }
  })
}

/** POST keeps the note and goes back to the block. A stale one gets both texts. */
export async function action(args: ActionFunctionArgs) {
  const { course, lesson } = args.params as { course: string; lesson: string }
  try {
    const form = await formOf(args.request, NoteForm)
    try {
      await transact(args, 'write', (ctx) => saveNote(ctx, { course, ...form }))
      return redirect(paths.lesson(course, lesson, form.block))
    } catch (error) {
      if (!isRefusal(error)) throw error
      const answer = answerTo(args, error)
      const kept = error.code === 'note/stale' ? { text: String(error.details.kept), edit: Number(error.details.edit) } : null
      return { ...answer, data: { ...answer.data, typed: form.text, kept } }
    }
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function NotePage() {
  const { course, lesson, block, note, length_max } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { typed?: string; kept?: { text: string; edit: number } | null } | undefined
  const stopped = refusedIn(answer)
  const { w: { notes: w }, t } = useLanguage()
  return (
    <Shell>
      <Wrap width="read" className="pb-18">
        <PageTitle title={w.yourNote} lead={t(w.noteIn, { lesson: lesson.title })} />
        <div className="grid gap-6">
          <FormError refused={stopped} />
          {answer?.kept && (
            <Notice tone="warn">
              <b>{w.keptSince}</b>
              <p className="mt-1 whitespace-pre-wrap">{answer.kept.text || w.takenAway}</p>
            </Notice>
          )}
          <Form method="post" className="grid gap-5" key={answer?.kept?.edit ?? note?.edit ?? 0}>
            <input type="hidden" name="block" value={block} />
            <input type="hidden" name="edit" value={answer?.kept?.edit ?? note?.edit ?? 0} />
            <TextArea
              name="text"
              label={answer?.kept ? w.typedHere : w.note}
              hint={t(w.howLong, { length: length_max })}
              rows={8}
              defaultValue={answer?.typed ?? note?.text ?? ''}
              error={stopped?.code === 'note/too-long' ? stopped.sentence : undefined}
            />
            <div className="flex flex-wrap gap-3">
              <Button look="go">{answer?.kept ? w.keepMine : w.save}</Button>
              <ButtonLink href={paths.lesson(course, lesson.slug, block)} look="bare">
                {answer?.kept ? w.leaveOther : w.backToLesson}
              </ButtonLink>
            </div>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
