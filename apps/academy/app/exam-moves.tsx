import { Aloud, Button, Notice, QuestionMoves } from '@stoa/ui'
import { useEffect, useRef } from 'react'
import { useLanguage } from './language.tsx'
import './exam-words.ts'

interface ExamMovesProps {
  position: number
  last: boolean
  moving: boolean
  /** Whether somebody wanted to go on and waits for the connection. */
  waits: boolean
  stay: () => void
}

/** Back and on, and beside them that one goes on by oneself when the connection is back, where that is waited for. */
export function ExamMoves({ position, last, moving, waits, stay }: ExamMovesProps) {
  const { attempt: w } = useLanguage().w
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (waits) said.current?.scrollIntoView({ block: 'nearest' })
  }, [waits])
  return (
    <>
      <QuestionMoves>
        {position > 1 ? (
          <Button name="next" value={position - 1} icon="arrow-left" disabled={moving}>
            {w.back}
          </Button>
        ) : (
          <span />
        )}
        <Button name="next" value={last ? 0 : position + 1} look="go" iconAfter="arrow-right" disabled={moving}>
          {last ? w.toReview : w.next}
        </Button>
      </QuestionMoves>
      <Aloud ref={said} className="scroll-mb-4">
        {waits && (
          <div className="pt-4">
            <Notice
              tone="warn"
              action={
                <Button type="button" size="s" onClick={stay}>
                  {w.stay}
                </Button>
              }
            >
              <b>{w.waits}</b> {w.waitsThen}
            </Notice>
          </div>
        )}
      </Aloud>
    </>
  )
}
