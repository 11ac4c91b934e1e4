import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Given } from '@stoa/domain/library'
import { givenIn, isAnswered } from './answer-fields.ts'
import { dropAnswer, keepAnswer, keptAnswers } from './kept-answers.ts'
import type { Refused } from './request.server.ts'
import { isOver, isSettled, sendKept, sendResponse } from './response-sending.ts'

type Said = 'quiet' | 'saving' | 'saved' | 'waiting' | 'stopped'

/** Saves a question at every change: one request at a time, the latest state only, tried again until it arrives. Each carries the
 *  number of its edit, so that one which was on its way for long cannot undo a later one.
 *  in:  the attempt; the question as loaded; disputed, whether what is in its form was refused already, because the question was answered
 *       elsewhere
 *  out: what to say; why the last save was refused; when it was taken; the edit a button sends without JavaScript; the form's change handler;
 *       whether the question has an answer and a flag now; round, another number whenever the form is to be shown anew, since the question was
 *       answered elsewhere; disputed, whether both answers are to be shown because one of them has to be chosen, with keepMine and takeOther;
 *       restored, what this tab had kept of an answer from before; unsaved, whether anything is on this page alone; settle, which sends it
 *       (what was refused, again) and says whether one may leave; release, before signing in again: what this tab keeps need not hold the page */
export function useAutosave(attempt: string, item: { position: number; edit: number; is_answered: boolean; is_flagged: boolean }, isDisputed: boolean) {
  const [said, setSaid] = useState<Said>('quiet')
  const [refused, setRefused] = useState<Refused | null>(null)
  const [edit, setEdit] = useState(item.edit + 1)
  const [answered, setAnswered] = useState(item.is_answered)
  const [flagged, setFlagged] = useState(item.is_flagged)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [round, setRound] = useState(0)
  const [restored, setRestored] = useState<{ given: Given; is_flagged: boolean } | null>(null)
  /** The edit that was refused because another one was there already. */
  const [staleEdit, setStaleEdit] = useState(isDisputed ? item.edit : null)
  const next = useRef<URLSearchParams | null>(null)
  const running = useRef<Promise<boolean> | null>(null)
  /** What was refused and may be taken later: it is on this page alone. */
  const held = useRef<URLSearchParams | null>(null)
  const shown = useRef(`${attempt} ${item.position}`)
  const { revalidate } = useRevalidator()

  const adopt = () => {
    held.current = null
    setSaid('quiet')
    setRefused(null)
    setStaleEdit(null)
    setRestored(null)
    setEdit(item.edit + 1)
    setAnswered(item.is_answered)
    setFlagged(item.is_flagged)
  }
  useEffect(() => {
    // A question is loaded when it is opened; what is typed after that is newer.
    if (shown.current === `${attempt} ${item.position}`) return
    shown.current = `${attempt} ${item.position}`
    adopt()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another question is adopted by itself
  }, [attempt, item.position])

  // A later edit than any of this page's was made in another tab or on another device: that one is shown, beside what is only here.
  useEffect(() => {
    if (staleEdit !== null || item.edit < edit || running.current) return
    adopt()
    setRound(round + 1)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was loaded just now can be newer
  }, [item.edit])

  // What this tab kept, since nobody was signed in or the page was closed without a connection, is shown at its question and sent.
  useEffect(() => {
    void sendKept(attempt, item.position).then((hasArrived) => hasArrived && revalidate())
    const body = keptAnswers(attempt).get(item.position)
    if (!body || running.current) return
    setRestored({ given: givenOf(body), is_flagged: body.has('flagged') })
    setRound((before) => before + 1)
    queue(body, Number(body.get('edit')))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each question
  }, [attempt, item.position])

  // Whoever signed in again in another tab and comes back finds their answer saved.
  useEffect(() => {
    if (refused?.code !== 'access/sign-in') return
    const again = () => void settle()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  })

  const drain = async () => {
    let [taken, lost] = [true, false]
    while (next.current) {
      const body = next.current
      next.current = null
      if (!lost) setSaid('saving')
      const sent = await sendResponse(attempt, body)
      if (!next.current && isSettled(sent)) dropAnswer(attempt, body.get('position')!)
      lost = sent.is === 'lost'
      if (sent.is === 'lost') {
        setSaid('waiting')
        await new Promise((done) => setTimeout(done, 3000))
        next.current ??= body
      } else if (sent.is === 'refused' && sent.refused.code === 'attempt/stale') {
        // Whatever was typed meanwhile would go over the other answer unseen: both are shown first.
        held.current = next.current ?? body
        next.current = null
        taken = false
        setStaleEdit(Number(body.get('edit')))
        setRefused(sent.refused)
        setSaid('stopped')
        revalidate()
      } else if (!next.current) {
        taken = sent.is === 'kept'
        held.current = sent.is === 'kept' || isOver(sent.refused) ? null : body
        setSaid(taken ? 'saved' : 'stopped')
        if (sent.is === 'kept') setSavedAt(sent.at)
        setRefused(sent.is === 'kept' ? null : sent.refused)
      }
    }
    return taken
  }
  const run = () => (running.current ??= drain().finally(() => (running.current = null)))
  const unsaved = () => staleEdit !== null || next.current !== null || running.current !== null || held.current !== null
  const settle = async () => {
    if (staleEdit !== null) return false
    next.current ??= held.current ?? keptAnswers(attempt).get(item.position) ?? null
    return run()
  }
  const queue = (fields: URLSearchParams, edit: number) => {
    fields.set('edit', String(edit))
    setEdit(edit + 1)
    setFlagged(fields.has('flagged'))
    setAnswered(isAnswered(fields))
    next.current = fields
    keepAnswer(attempt, fields)
    return run()
  }
  return {
    said,
    savedAt,
    refused,
    restored,
    edit: staleEdit === null ? edit : item.edit + 1,
    answered,
    flagged,
    round,
    disputed: staleEdit !== null && item.edit >= staleEdit,
    onChange: (form: HTMLFormElement) => void (staleEdit === null && queue(fieldsOf(form), edit)),
    keepMine: (form: HTMLFormElement) => {
      held.current = null
      setStaleEdit(null)
      return queue(fieldsOf(form), item.edit + 1)
    },
    takeOther: () => {
      dropAnswer(attempt, item.position)
      adopt()
      setRound(round + 1)
    },
    unsaved,
    settle,
    release: () => {
      if (keptAnswers(attempt).has(item.position)) held.current = null
    },
  }
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && name !== 'edit') fields.append(name, value)
  return fields
}

/** An answer that was sent, as it is shown. */
function givenOf(body: URLSearchParams): Given {
  const fields = [...new Set(body.keys())].map((name) => (name.endsWith('[]') ? [name.slice(0, -2), body.getAll(name)] : [name, body.get(name)]))
  return givenIn(Object.fromEntries(fields)) ?? {}
}
