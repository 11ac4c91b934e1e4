import { Form, useRevalidator } from '@remix-run/react'
import { BarFact, Button, PageTitle, PlayerBar, SkipLink, Wrap } from '@stoa/ui'
import { useEffect } from 'react'
import { useMinutesLeft } from './minutes-left.ts'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import { count, sayInstant } from './words.ts'

interface PauseProps {
  attempt: { id: string; title: string; number: number; now: Date; breaks: { left: number } }
  pause: { number: number; ends_at: Date }
}

/** A break: the questions are not here, the clock stands, and the exam goes on when one says so, or by itself at the end. */
export function ExamPause({ attempt, pause }: PauseProps) {
  const { academy } = useRoot()!
  const { left } = useMinutesLeft(pause.ends_at, attempt.now, paths.attempt(attempt.id))
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setTimeout(revalidate, Math.min(pause.ends_at.getTime() - attempt.now.getTime() + 500, 2_000_000_000))
    return () => clearTimeout(timer)
  }, [pause.ends_at, attempt.now, revalidate])
  return (
    <>
      <SkipLink href="#main">Skip to the page</SkipLink>
      <PlayerBar title={attempt.title} detail={`Attempt ${attempt.number}, on a break`}>
        <BarFact icon="clock" strong>
          {left === null ? `until ${sayInstant(pause.ends_at, academy.locale, academy.time_zone)}` : `${left} min of break left`}
        </BarFact>
      </PlayerBar>
      <main id="main">
        <Wrap className="pb-18">
          <PageTitle title="You are on a break" lead="The exam’s clock stands, and its questions are hidden until you go on. Every answer you gave is saved." />
          <Form method="post" action={paths.attemptBreak(attempt.id)} reloadDocument className="grid justify-items-start gap-4">
            <input type="hidden" name="over" value="yes" />
            <Button look="go" size="l" icon="play">
              End the break and go on
            </Button>
            <p className="max-w-measure text-muted">
              It ends by itself on {sayInstant(pause.ends_at, academy.locale, academy.time_zone)}; from then on the clock runs again. What you do not
              use of a break is not lost time: the clock goes on where it stood.{' '}
              {attempt.breaks.left === 0 ? 'This is your last break.' : `After it you have ${count(attempt.breaks.left, 'break')} left.`}
            </p>
          </Form>
        </Wrap>
      </main>
    </>
  )
}
