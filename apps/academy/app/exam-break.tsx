import { Button, Unfold } from '@stoa/ui'
import type { FormEvent } from 'react'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import './exam-words.ts'

interface BreakProps {
  attempt: { id: string; breaks: { left: number; taken: number; minutes: number } }
  /** Goes on as soon as everything on this page is saved, and says that it waits for that. */
  leave: (go: () => void) => Promise<void>
}

/** A break, where some were granted: said first what it is, then taken, when everything on this page is saved. */
export function ExamBreak({ attempt, leave }: BreakProps) {
  const { w: { attempt: w }, t, minutes } = useLanguage()
  const { left, taken, minutes: length } = attempt.breaks
  if (left + taken === 0) return null
  if (left === 0) return <p className="text-s text-muted">{w.breaksTaken}</p>
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    void leave(() => form.submit())
  }
  return (
    <Unfold summary={w.takeBreak} detail={t(w.breaksLeft, { breaks: left, length: minutes(length) })}>
      <form method="post" action={paths.attemptBreak(attempt.id)} onSubmit={onSubmit} className="grid gap-3">
        <p className="text-s">{`${left === 1 ? w.lastBreak : t(w.breaksAfter, { breaks: left - 1 })} ${w.breakIs}`}</p>
        <Button wide>{w.beginBreak}</Button>
      </form>
    </Unfold>
  )
}
