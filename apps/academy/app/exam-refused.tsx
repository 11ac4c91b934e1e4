import type { OpenAttempt } from '@stoa/domain/learning'
import { Button, ButtonLink, ErrorSummary, QuestionMoves, Section } from '@stoa/ui'
import { useEffect } from 'react'
import { ERRORS, FormError } from './form-error.tsx'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import type { Refused } from './request.server.ts'
import { isOver } from './response-sending.ts'
import { partsGiven } from './say-given.ts'
import type { Spoken } from './spoken.ts'
import './exam-words.ts'

const CHOICE = 'choice'

interface SaveRefusedProps {
  refused: Refused | null
  attempt: string
  position: number
  /** Whether somebody wanted to go on although it is not saved. */
  stopped: boolean
  settle: () => Promise<boolean>
  release: () => void
}

/** Why an answer was not saved, and what becomes of it.  in: settle, which tries again; release, before signing in */
export function SaveRefused({ refused, attempt, position, stopped, settle, release }: SaveRefusedProps) {
  const { attempt: w } = useLanguage().w
  const isStale = refused?.code === 'attempt/stale'
  const said = isStale ? stale(w, refused, stopped) : refused?.code === 'access/sign-in' ? signedOut(w, attempt, position, release) : null
  useEffect(() => {
    if (said) document.getElementById(ERRORS)?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each refusal
  }, [refused])
  if (!refused) return null
  const endBreak = async () => {
    await fetch(paths.attemptBreak(attempt), { method: 'POST', body: new URLSearchParams({ over: 'yes' }) }).catch(() => null)
    await settle()
  }
  return (
    <div className="mb-6 grid gap-3">
      {said ? <ErrorSummary id={ERRORS} {...said} /> : <FormError refused={refused} />}
      {!said && !isOver(refused) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-s text-muted">{w.stillHere}</p>
          {refused.code === 'attempt/paused' && (
            <Button type="button" size="s" onClick={() => void endBreak()}>
              {w.endBreakAndSave}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

type AttemptWords = Spoken['w']['attempt']

const stale = (w: AttemptWords, { sentence }: Refused, stopped: boolean) => ({
  title: stopped ? w.chooseFirst : w.twoAnswers,
  errors: [{ id: CHOICE, message: sentence }],
})

const signedOut = (w: AttemptWords, attempt: string, position: number, release: () => void) => ({
  title: w.signedOut,
  errors: [
    {
      id: 'main',
      message: w.signInAgain,
      href: paths.signIn(paths.attempt(attempt, position)),
      onFollow: release,
    },
  ],
})

/** The choice between two answers to one question, below the one that is on the page only. */
export function DisputedMoves({ attempt, position, takeOther }: { attempt: string; position: number; takeOther: () => void }) {
  const { attempt: w } = useLanguage().w
  return (
    <div id={CHOICE}>
      <QuestionMoves>
        <ButtonLink href={paths.attempt(attempt, position)} onClick={(event) => (event.preventDefault(), takeOther())}>
          {w.takeSaved}
        </ButtonLink>
        <Button name="next" value={position} look="go">
          {w.keepAbove}
        </Button>
      </QuestionMoves>
    </div>
  )
}

/** The answer that was saved in another tab or on another device, in words: it is looked at, and nothing in it can be changed. */
export function SavedElsewhere({ item }: { item: OpenAttempt['items'][number] }) {
  const { attempt: w } = useLanguage().w
  const parts = partsGiven(item, item.given)
  const [List, marks] = item.kind === 'ordering' ? (['ol', 'list-decimal'] as const) : (['ul', 'list-disc'] as const)
  return (
    <Section id="saved" title={w.savedElsewhere} className="mt-10">
      <div className="mt-4 rounded-sm bg-surface-sunken px-4 py-3.5">
        {parts.length > 1 ? (
          <List className={`${marks} grid gap-1 ps-6`}>
            {parts.map((part, at) => (
              <li key={at}>{part}</li>
            ))}
          </List>
        ) : (
          <p>{parts[0] ?? w.noAnswer}</p>
        )}
        <p className="pt-2 text-s text-muted">{item.is_flagged ? w.flaggedThere : w.notFlaggedThere}</p>
      </div>
    </Section>
  )
}
