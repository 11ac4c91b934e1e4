import { Form, useRevalidator } from '@remix-run/react'
import { BarFact, Button, PageTitle, PlayerBar, SkipLink, Wrap } from '@stoa/ui'
import { useEffect } from 'react'
import { AsWritten } from './as-written.tsx'
import { useLanguage } from './language.tsx'
import { useMinutesLeft } from './minutes-left.ts'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import { sayInstant } from './words.ts'
import './exam-words.ts'

interface PauseProps {
  attempt: { id: string; title: string; number: number; now: Date; breaks: { left: number } }
  pause: { number: number; ends_at: Date }
}

/** A break: the questions are not here, the clock stands, and the exam goes on when one says so, or by itself at the end. */
export function ExamPause({ attempt, pause }: PauseProps) {
  const { academy } = useRoot()!
  const { locale, w: { attempt: w, shell }, t } = useLanguage()
  const ends = sayInstant(pause.ends_at, locale, academy.time_zone)
  const { left } = useMinutesLeft(pause.ends_at, attempt.now, paths.attempt(attempt.id))
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setTimeout(revalidate, Math.min(pause.ends_at.getTime() - attempt.now.getTime() + 500, 2_000_000_000))
    return () => clearTimeout(timer)
  }, [pause.ends_at, attempt.now, revalidate])
  return (
    <>
      <SkipLink href="#main">{shell.skip}</SkipLink>
      <PlayerBar title={<AsWritten>{attempt.title}</AsWritten>} detail={t(w.onBreak, { number: attempt.number })}>
        <BarFact icon="clock" strong>
          {left === null ? t(w.until, { at: ends }) : t(w.breakLeft, { minutes: left })}
        </BarFact>
      </PlayerBar>
      <main id="main">
        <Wrap className="pb-18">
          <PageTitle title={w.pause} lead={w.pauseIs} />
          <Form method="post" action={paths.attemptBreak(attempt.id)} reloadDocument className="grid justify-items-start gap-4">
            <input type="hidden" name="over" value="yes" />
            <Button look="go" size="l" icon="play">
              {w.endBreak}
            </Button>
            <p className="max-w-measure text-muted">
              {`${t(w.breakEnds, { at: ends })} ${attempt.breaks.left === 0 ? w.lastBreak : t(w.breaksAfter, { breaks: attempt.breaks.left })}`}
            </p>
          </Form>
        </Wrap>
      </main>
    </>
  )
}
