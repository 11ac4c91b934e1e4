import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listNotes, type NoteRow } from '@stoa/domain/learning'
import { ButtonLink, EmptyState, Icon, PageTitle, Row, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'Your notes' }]

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
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle
          title="Your notes"
          lead="Notes, bookmarks and questions that you left for later. Nobody but you sees them."
          action={
            courses.length > 0 && (
              <ButtonLink href={paths.notesFile()} icon="download" size="s" download>
                As a text file
              </ButtonLink>
            )
          }
        />
        {courses.length === 0 ? (
          <EmptyState icon="bookmark" title="Nothing noted yet" action={<ButtonLink href={paths.home()}>Go on learning</ButtonLink>}>
            Beside every part of a lesson you can write a note or set a bookmark, and a question can wait for later. All of them are found here again.
          </EmptyState>
        ) : (
          <div className="grid gap-10">
            {courses.map((course) => (
              <Section key={course.slug} id={course.slug} title={course.title} link={<TextLink href={paths.course(course.slug)}>Open the course</TextLink>}>
                <RuledList>{course.notes.map((note) => <Note key={`${note.block_slug} ${note.kind}`} note={note} />)}</RuledList>
              </Section>
            ))}
          </div>
        )}
      </Wrap>
    </Shell>
  )
}

const kinds = { note: 'Note', place: 'Bookmark', question: 'Question left for later' }

function Note({ note }: { note: NoteRow }) {
  return (
    <Row
      title={note.block_name ?? note.lesson_title ?? 'A part that the course no longer has'}
      href={note.lesson_slug ? paths.lesson(note.course_slug, note.lesson_slug, note.block_slug) : undefined}
      meta={
        <span className="inline-flex items-center gap-1.5">
          <Icon name={note.kind === 'note' ? 'list' : note.kind === 'place' ? 'bookmark' : 'clock'} />
          {kinds[note.kind]}
          {note.block_name && note.lesson_title && `, ${note.lesson_title}`}
        </span>
      }
    >
      {note.text && <p className="mt-2 max-w-measure whitespace-pre-wrap wrap-anywhere" dir="auto">{note.text}</p>}
    </Row>
  )
}
