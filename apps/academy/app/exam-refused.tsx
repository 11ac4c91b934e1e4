import type { OpenAttempt } from '@stoa/domain/learning'
import { Button, ButtonLink, QuestionMoves, Section } from '@stoa/ui'
import { FormError } from './form-error.tsx'
import { paths } from './paths.ts'
import { QuestionAnswer } from './question-answer.tsx'
import type { Refused } from './request.server.ts'
import { isOver } from './response-sending.ts'

/** Why an answer was not saved, and what becomes of it.  in: settle, which tries again */
export function SaveRefused({ refused, attempt, settle }: { refused: Refused | null; attempt: string; settle: () => Promise<boolean> }) {
  const endBreak = async () => {
    await fetch(paths.attemptBreak(attempt), { method: 'POST', body: new URLSearchParams({ over: 'yes' }) }).catch(() => null)
    await settle()
  }
  return (
    <>
      <FormError refused={refused} />
      {refused && refused.code !== 'attempt/stale' && !isOver(refused) && (
        <div className="mt-2 mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-s text-muted">Your answer is still on this page, and leaving it by a button or a link tries to save it again.</p>
          {refused.code === 'attempt/paused' && (
            <Button type="button" size="s" onClick={() => void endBreak()}>
              End the break and save it
            </Button>
          )}
        </div>
      )}
    </>
  )
}

/** The choice between two answers to one question, below the one that is on the page only. */
export function DisputedMoves({ attempt, position, takeOther }: { attempt: string; position: number; takeOther: () => void }) {
  return (
    <QuestionMoves>
      <ButtonLink href={paths.attempt(attempt, position)} onClick={(event) => (event.preventDefault(), takeOther())}>
        Take the saved answer
      </ButtonLink>
      <Button name="next" value={position} look="go">
        Keep the answer above
      </Button>
    </QuestionMoves>
  )
}

/** The answer that was saved in another tab or on another device, to be looked at. */
export function SavedElsewhere({ item, language }: { item: OpenAttempt['items'][number]; language: string }) {
  return (
    <Section id="saved" title="Saved meanwhile, in another tab or on another device" className="mt-10">
      <fieldset disabled className="pt-4">
        <QuestionAnswer id="saved-answer" prompt={item.prompt} asked={item} given={item.given} size="exam" language={language} />
        <p className="pt-3 text-s text-muted">{item.is_flagged ? 'Flagged, to come back to.' : 'Not flagged.'}</p>
      </fieldset>
    </Section>
  )
}
