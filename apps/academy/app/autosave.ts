import { useEffect, useRef, useState, type FormEvent } from 'react'
import { isAnswered } from './answer-fields.ts'
import { paths } from './paths.ts'
import type { Refused } from './request.server.ts'

type Said = 'quiet' | 'saving' | 'saved' | 'waiting' | 'stopped'

/** Saves a question at every change: one request at a time, the latest state only, tried again until it arrives. Each carries the
 *  number of its edit, so that one which was on its way for long cannot undo a later one. Saves do not go through the router: its
 *  reloading of data would mix with the move to the next question.
 *  in:  the attempt; the question as loaded
 *  out: what to say; why the last save was refused; when it was taken; the edit a button sends without JavaScript; the form's change handler;
 *       whether the question has an answer and a flag now; round, another number whenever the form is to be shown anew, since the question was
 *       answered elsewhere; settle, which waits until nothing is on its way and says whether the last save was taken */
export function useAutosave(attempt: string, item: { position: number; edit: number; is_answered: boolean; is_flagged: boolean }) {
  const [said, setSaid] = useState<Said>('quiet')
  const [refused, setRefused] = useState<Refused | null>(null)
  const [edit, setEdit] = useState(item.edit + 1)
  const [answered, setAnswered] = useState(item.is_answered)
  const [flagged, setFlagged] = useState(item.is_flagged)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [round, setRound] = useState(0)
  const next = useRef<URLSearchParams | null>(null)
  const running = useRef<Promise<boolean> | null>(null)

  const adopt = () => {
    setSaid('quiet')
    setRefused(null)
    setEdit(item.edit + 1)
    setAnswered(item.is_answered)
    setFlagged(item.is_flagged)
  }
  useEffect(() => {
    adopt()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a question is loaded when it is opened; what is typed after that is newer
  }, [attempt, item.position])

  // A later edit than any of this page's was made in another tab or on another device: that one is shown.
  useEffect(() => {
    if (item.edit < edit || running.current) return
    adopt()
    setRound(round + 1)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was loaded just now can be newer
  }, [item.edit])

  // What waits for the network is only on this page: the browser asks before it is left.
  useEffect(() => {
    if (said !== 'waiting') return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [said])

  const drain = async () => {
    let taken = true
    while (next.current) {
      const body = next.current
      next.current = null
      setSaid('saving')
      const answer = await fetch(paths.responses(attempt), { method: 'POST', body, keepalive: true }).catch(() => null)
      if (!answer || answer.status >= 500) {
        setSaid('waiting')
        await new Promise((done) => setTimeout(done, 3000))
        next.current ??= body
      } else if (!next.current) {
        taken = answer.ok
        setSaid(taken ? 'saved' : 'stopped')
        if (taken) setSavedAt(await savedIn(answer))
        setRefused(taken ? null : await refusalIn(answer))
      }
    }
    return taken
  }
  const settle = () => (running.current ??= drain().finally(() => (running.current = null)))

  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === 'string' && name !== 'edit') fields.append(name, value)
    fields.set('edit', String(edit))
    setEdit(edit + 1)
    setFlagged(fields.has('flagged'))
    setAnswered(isAnswered(fields))
    next.current = fields
    void settle()
  }
  return { said, savedAt, refused, edit, answered, flagged, round, onChange, settle }
}

/** What a save was answered with, where it was a refusal and not a page of something in between. */
const refusalIn = (answer: Response): Promise<Refused | null> =>
  answer.json().then((body: { refused?: Refused }) => body.refused ?? null, () => null)

const savedIn = (answer: Response): Promise<Date | null> =>
  answer.json().then((body: { saved_at?: string }) => (body.saved_at ? new Date(body.saved_at) : null), () => null)
