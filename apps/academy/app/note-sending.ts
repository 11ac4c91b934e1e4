import { useEffect, useState } from 'react'
import { paths } from './paths.ts'
import type { Refused } from './request.server.ts'

/** What came of sending a note. */
export type NoteSent =
  | { is: 'kept'; edit: number }
  | { is: 'stale'; kept: string; edit: number }
  | { is: 'refused'; /** Nothing where something else than the academy answered. */ sentence: string | null }
  | { is: 'signed-out' }
  | { is: 'lost' }

/** Sends a note, for the person whose page it was typed on: by now somebody else may be signed in.
 *  Not through the router: a lost connection must leave what was typed where it is. */
export async function sendNote(at: { course: string; lesson: string; block: string; person: string }, text: string, edit: number): Promise<NoteSent> {
  const body = new URLSearchParams({ block: at.block, person: at.person, text, edit: String(edit) })
  const answer = await fetch(paths.note(at.course, at.lesson), { method: 'POST', body }).catch(() => null)
  if (!answer || answer.status >= 500) return { is: 'lost' }
  const said = (await answer.json().catch(() => ({}))) as { edit?: number; kept?: { kept: string; edit: number }; refused?: Refused }
  if (answer.ok) return { is: 'kept', edit: said.edit ?? 0 }
  if (said.kept) return { is: 'stale', ...said.kept }
  if (said.refused?.code === 'access/sign-in') return { is: 'signed-out' }
  return { is: 'refused', sentence: said.refused?.sentence ?? null }
}

/** What the academy says to a script that it refused; null where something else answered, or nobody. */
const sentenceIn = (answer: Response | null): Promise<string | null> =>
  answer && answer.status < 500 ? answer.json().then((body: { refused?: Refused }) => body.refused?.sentence ?? null, () => null) : Promise.resolve(null)

/** Bookmarks of a lesson, shown at once and taken back where the academy did not keep them.
 *  in: those that were loaded; what is said where the academy says nothing · out: which blocks have one, what stood against the last, and how one is set or taken off */
export function useBookmarks({ course, lesson, loaded, noAnswer }: { course: string; lesson: string; loaded: readonly string[]; noAnswer: string }) {
  const [marked, setMarked] = useState(loaded)
  const [failed, setFailed] = useState<{ block: string; sentence: string } | null>(null)
  useEffect(() => {
    setMarked(loaded)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a lesson is one address; what is set after it was loaded is newer
  }, [course, lesson])
  const toggle = async (block: string) => {
    const on = !marked.includes(block)
    const put = (is: boolean) => setMarked((all) => (is ? [...all.filter((one) => one !== block), block] : all.filter((one) => one !== block)))
    put(on)
    setFailed(null)
    const body = new URLSearchParams({ [on ? 'set' : 'off']: block })
    const answer = await fetch(paths.bookmarks(course, lesson), { method: 'POST', body, headers: { accept: 'application/json' } }).catch(() => null)
    if (answer?.ok) return
    put(!on)
    setFailed({ block, sentence: (await sentenceIn(answer)) ?? noAnswer })
  }
  return { marked, failed, toggle }
}
