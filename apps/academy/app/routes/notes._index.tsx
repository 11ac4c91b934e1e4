import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listNotes, type NoteRow } from '@stoa/domain/learning'
import { ButtonLink, EmptyState, Icon, PageTitle, Row, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import { AsWritten } from '../as-written.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'
import type { Spoken } from '../spoken.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.notes.yours }]

/** Everything one wrote and marked, by course.  who: anyone signed in, their own */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const courses = new Map<string, { slug: string; title: string; notes: NoteRow[] }>()
    for (const note of await listNotes(ctx)) {
      const course = courses.get(note.course_slug) ?? { slug: note.course_slug, title: note.course_title, notes: [] }
      courses.set(note.course_slug, course)
      course.notes.push(note)
    }
    return { courses: [...courses.values()] }
  })
}

export default function Notes() {
  const { courses } = useLoaderData<typeof loader>()
  const spoken = useLanguage()
  const { notes: w } = spoken.w
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle
          title={w.yours}
          lead={w.private}
          action={
            courses.length > 0 && (
              <ButtonLink href={paths.notesFile()} icon="download" size="s" download>
                {w.asFile}
              </ButtonLink>
            )
          }
        />
        {courses.length === 0 ? (
          <EmptyState icon="bookmark" title={w.none} action={<ButtonLink href={paths.home()}>{w.goOnLearning}</ButtonLink>}>
            {w.noneYet}
          </EmptyState>
        ) : (
          <div className="grid gap-10">
            {courses.map((course) => (
              <Section key={course.slug} id={course.slug} title={<AsWritten>{course.title}</AsWritten>} link={<TextLink href={paths.course(course.slug)}>{w.openCourse}</TextLink>}>
                <RuledList>{course.notes.map((note) => <Note key={`${note.block_slug} ${note.kind}`} note={note} spoken={spoken} />)}</RuledList>
              </Section>
            ))}
          </div>
        )}
      </Wrap>
    </Shell>
  )
}

function Note({ note, spoken }: { note: NoteRow; spoken: Spoken }) {
  const { w: { notes: w }, t } = spoken
  const kind = { note: w.note, place: w.bookmark, question: w.question }[note.kind]
  return (
    <Row
      title={<AsWritten>{note.block_name ?? note.lesson_title ?? w.gone}</AsWritten>}
      href={note.lesson_slug ? paths.lesson(note.course_slug, note.lesson_slug, note.block_slug) : undefined}
      meta={
        <span className="inline-flex items-center gap-1.5">
          <Icon name={note.kind === 'note' ? 'list' : note.kind === 'place' ? 'bookmark' : 'clock'} />
          {note.block_name && note.lesson_title ? t(w.kindAt, { kind, lesson: note.lesson_title }) : kind}
        </span>
      }
    >
      {note.text && <p className="mt-2 max-w-measure whitespace-pre-wrap wrap-anywhere" dir="auto">{note.text}</p>}
    </Row>
  )
}
