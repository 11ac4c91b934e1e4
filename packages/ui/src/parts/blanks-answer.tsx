import { cx } from '../cx.ts'
import { controlInk, controlShape } from './field.tsx'
import { judged, QuestionFrame, JudgementTag, type QuestionProps, type Judgement } from './question.tsx'

/** One gap of a sentence. */
export interface Blank {
  /** Spoken: "Gap 1 of 2". */
  label: string
  given?: string
  verdict?: Judgement
}

interface BlanksAnswerProps extends QuestionProps {
  name: string
  /** What stands before, between and after the gaps: one piece more than there are gaps. */
  pieces: string[]
  blanks: Blank[]
}

/** A sentence with gaps to write into. The gaps are all as wide, so that none tells how long its word is. */
export function BlanksAnswer({ name, pieces, blanks, ...frame }: BlanksAnswerProps) {
  const { id, size, error } = frame
  return (
    <QuestionFrame {...frame}>
      <p dir="auto" className={cx('leading-[3.25rem] whitespace-pre-line', size === 'exam' && 'text-l')}>
        {pieces.map((piece, at) => {
          const blank = blanks[at]
          return (
            <span key={at}>
              {piece}
              {blank && (
                <span className="inline-flex max-w-full flex-wrap items-center gap-x-2">
                  <input type="text" name={name} id={`${id}-${at}`} defaultValue={blank.given} aria-label={blank.label} maxLength={200}
                    aria-describedby={blank.verdict ? `${id}-${at}-verdict` : undefined} aria-invalid={error && !blank.given ? true : undefined}
                    autoComplete="off" autoCapitalize="off" spellCheck={false}
                    className={cx(controlShape, 'w-44 max-w-full px-3 leading-tight', blank.verdict ? judged[blank.verdict.is] : controlInk)} />
                  {blank.verdict && <span id={`${id}-${at}-verdict`} className="leading-close"><JudgementTag verdict={blank.verdict} className="whitespace-normal" /></span>}
                </span>
              )}
            </span>
          )
        })}
      </p>
    </QuestionFrame>
  )
}
