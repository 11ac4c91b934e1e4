import { Button, Unfold } from '@stoa/ui'
import type { FormEvent } from 'react'
import { paths } from './paths.ts'
import { count, sayMinutes } from './words.ts'

interface BreakProps {
  attempt: { id: string; breaks: { left: number; taken: number; minutes: number } }
  settle: () => Promise<boolean>
}

/** A break, where some were granted: said first what it is, then taken, when everything on this page is saved. */
export function ExamBreak({ attempt, settle }: BreakProps) {
  const { left, taken, minutes } = attempt.breaks
  if (left + taken === 0) return null
  if (left === 0) return <p className="text-s text-muted">You have taken every break that was granted to you.</p>
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (await settle()) form.submit()
  }
  return (
    <Unfold summary="Take a break" detail={`${count(left, 'break')} left, up to ${sayMinutes(minutes)}${left > 1 ? ' each' : ''}`}>
      <form method="post" action={paths.attemptBreak(attempt.id)} onSubmit={onSubmit} className="grid gap-3">
        <p className="text-s">
          {left === 1 ? 'This is your last break.' : `After it you have ${count(left - 1, 'break')} left.`} The clock stands and the questions are hidden
          meanwhile. A break that has begun is used, also when you end it early.
        </p>
        <Button wide>Begin the break</Button>
      </form>
    </Unfold>
  )
}
