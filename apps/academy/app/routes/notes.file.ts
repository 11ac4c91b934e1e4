import type { LoaderFunctionArgs } from '@remix-run/node'
import { listNotes } from '@stoa/domain/learning'
import { languageFor } from '../page-words.server.ts'
import { serve } from '../request.server.ts'

/** The viewer's notes as a text file to keep.  who: anyone signed in, their own */
export async function loader(args: LoaderFunctionArgs) {
  const { notes: w } = languageFor(args.context).w
  const kinds = { note: '', place: `[${w.bookmark}]`, question: `[${w.question}]` }
  const notes = await serve(args, (ctx) => listNotes(ctx))
  const lines = notes.flatMap((note, at) => {
    const heading = note.course_slug === notes[at - 1]?.course_slug ? [] : ['', note.course_title, '='.repeat([...note.course_title].length)]
    return [...heading, '', [note.lesson_title ?? w.gone, note.block_name].filter(Boolean).join(': '), note.text ?? kinds[note.kind]]
  })
  return new Response(`${lines.join('\n').trim()}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="notes.txt"' },
  })
}
