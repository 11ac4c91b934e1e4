import type { LoaderFunctionArgs } from '@remix-run/node'
import { listNotes } from '@stoa/domain/learning'
import { serve } from '../request.server.ts'

const kinds = { note: '', place: '[Bookmark]', question: '[Question left for later]' }

/** The viewer's notes as a text file to keep.  who: anyone signed in, their own */
export async function loader(args: LoaderFunctionArgs) {
  const notes = await serve(args, (ctx) => listNotes(ctx))
  const lines = notes.flatMap((note, at) => {
    const heading = note.course_slug === notes[at - 1]?.course_slug ? [] : ['', note.course_title, '='.repeat([...note.course_title].length)]
    return [...heading, '', [note.lesson_title ?? 'A part that the course no longer has', note.block_name].filter(Boolean).join(': '), note.text ?? kinds[note.kind]]
  })
  return new Response(`${lines.join('\n').trim()}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="notes.txt"' },
  })
}
