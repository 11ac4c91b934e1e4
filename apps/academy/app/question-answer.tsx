import type { CheckResult } from '@stoa/domain/learning'
import type { Asked, Given } from '@stoa/domain/library'
import { BlanksAnswer, CheckChoices, MatchingAnswer, NumberAnswer, OrderingAnswer, Picture, RadioChoices, SpotsAnswer, type Judgement } from '@stoa/ui'
import type { ReactNode } from 'react'
import { answerField } from './answer-fields.ts'
import { InLanguage } from './as-written.tsx'
import { useLanguage } from './language.tsx'
import { renditionsOf } from './renditions.ts'
import { numberExamples, sayNumber } from './say-number.ts'
import { isIn, type Spoken } from './spoken.ts'

type QuestionWords = Spoken['w']['question']

interface QuestionAnswerProps {
  /** Unique on the page. */
  id: string
  prompt: string
  asked: Asked
  given: Given
  /** What was said to what was given, after a check. */
  result?: CheckResult | null
  hint?: string
  error?: ReactNode
  size?: 'm' | 'exam'
  /** The language of the course, by which numbers are written and read. */
  language: string
}

/** A question of any kind, and what answers it: the same in a lesson and in an exam, before JavaScript and after. */
export function QuestionAnswer(props: QuestionAnswerProps) {
  const { locale } = useLanguage()
  return (
    <InLanguage language={props.language} locale={locale}>
      <Answer {...props} />
    </InLanguage>
  )
}

function Answer({ id, prompt, asked, given, result = null, hint, error, size = 'm', language }: QuestionAnswerProps) {
  const spoken = useLanguage()
  const { w: { question: w }, t } = spoken
  const frame = { id, legend: prompt, error, size, hint: [hintOf(spoken, asked, language), hint].filter(Boolean).join(' ') || undefined }
  switch (asked.kind) {
    case 'numeric':
      return (
        <NumberAnswer {...frame} name={answerField.number} label={w.yourAnswer} unit={asked.unit} given={given.number} verdict={numberVerdict(spoken, result, asked, language)} />
      )
    case 'ordering': {
      const items = asked.choices.map((item) => ({ ...item, verdict: partVerdict(w, result, item.id, (right) => t(w.rightPlace, { place: right.places![item.id]! })) }))
      return <OrderingAnswer {...frame} name={answerField.places} items={items} places={given.places ?? {}} words={orderingWords(spoken)} />
    }
    case 'matching': {
      const textOf = (right: string) => asked.rights.find((one) => one.id === right)?.text ?? ''
      const rows = asked.choices.map(({ id: left, text }) => ({
        id: left,
        label: text,
        chosen: given.pairs?.[left],
        verdict: partVerdict(w, result, left, (right) => t(w.rightIs, { answer: textOf(right.pairs![left]!) })),
      }))
      return <MatchingAnswer {...frame} name={answerField.pairs} rows={rows} rights={asked.rights} unchosen={w.choose} />
    }
    case 'fill-in': {
      const pieces = asked.text.split(/\{\d{1,3}\}/)
      const blanks = pieces.slice(1).map((_, at) => ({
        label: t(w.gap, { at: at + 1, gaps: pieces.length - 1 }),
        given: given.blanks?.[at],
        verdict: partVerdict(w, result, String(at), (right) => t(w.rightIs, { answer: right.blanks![at]! })),
      }))
      return <BlanksAnswer {...frame} name={answerField.blanks} pieces={pieces} blanks={blanks} />
    }
    case 'hot-spot': {
      const { picture, alt, choices } = asked
      const spots = choices.map(({ id: value, text: name, x, y, width, height }) => ({ value, name, x, y, width, height, verdict: choiceVerdict(w, result, value) }))
      const shown = picture && (
        <Picture renditions={renditionsOf(picture)} width={picture.width ?? 1600} height={picture.height ?? 900} alt={alt} placeholder={picture.placeholder ?? undefined} />
      )
      const name = asked.many ? answerField.many : answerField.one
      if (shown) return <SpotsAnswer {...frame} name={name} picture={shown} spots={spots} many={asked.many} chosen={given.picked} letters={lettersOf(language)} />
      // A picture that went leaves the names of its spots to choose from.
      const Choices = asked.many ? CheckChoices : RadioChoices
      return <Choices {...frame} name={name} choices={spots.map((spot) => ({ ...spot, label: spot.name }))} chosen={given.picked} />
    }
    default: {
      const [Choices, name] = asked.kind === 'single' ? [RadioChoices, answerField.one] : [CheckChoices, answerField.many]
      const choices = asked.choices.map(({ id: value, text }) => ({
        value,
        label: withFeedback(text, result?.feedback[value]),
        verdict: choiceVerdict(w, result, value),
      }))
      return <Choices {...frame} name={name} choices={choices} chosen={given.picked} />
    }
  }
}

/** By which the spots of a picture are called in a language: in Arabic in the order of numbering. */
const lettersOf = (language: string) => (isIn(language, 'ar') ? 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')

function hintOf({ w: { question: w }, t }: Spoken, asked: Asked, language: string): string {
  if (asked.kind === 'numeric') return t(w.numbers, numberExamples(language))
  const hints: Record<Exclude<Asked['kind'], 'numeric'>, string> = {
    single: '',
    multiple: w.pickAll,
    ordering: w.placeEach,
    matching: w.matchEach,
    'fill-in': w.fillEach,
    'hot-spot': asked.kind === 'hot-spot' && asked.many ? w.pickSpots : w.pickSpot,
  }
  return hints[asked.kind]
}

const orderingWords = ({ w: { question: w }, t }: Spoken) => ({
  place: (item: string) => t(w.placeOf, { item }),
  up: (item: string) => t(w.moveUp, { item }),
  down: (item: string) => t(w.moveDown, { item }),
  moved: (item: string, place: number, items: number) => t(w.moved, { item, place, items }),
  open: w.noOrder,
  keep: w.keepOrder,
  whole: w.inOrder,
})

function withFeedback(label: string, feedback: string | undefined) {
  if (!feedback) return label
  return (
    <>
      {label}
      <span className="mt-1 block text-s text-muted">{feedback}</span>
    </>
  )
}

function choiceVerdict(words: QuestionWords, result: CheckResult | null, id: string): Judgement | undefined {
  if (!result) return undefined
  const picked = result.given.picked?.includes(id)
  if (result.right.picked?.includes(id)) return { is: 'right', said: picked ? words.right : words.thisOne }
  return picked ? { is: 'wrong', said: words.notThis } : undefined
}

function partVerdict(words: QuestionWords, result: CheckResult | null, id: string, correction: (right: Given) => string): Judgement | undefined {
  if (!result) return undefined
  return result.wrong.includes(id) ? { is: 'wrong', said: correction(result.right) } : { is: 'right', said: words.right }
}

function numberVerdict({ w: { question: w }, t }: Spoken, result: CheckResult | null, { unit }: { unit: string | null }, language: string): Judgement | undefined {
  if (!result) return undefined
  if (result.is_right) return { is: 'right', said: w.right }
  return { is: 'wrong', said: t(w.rightIs, { answer: [sayNumber(result.right.number!, language), unit].filter(Boolean).join(' ') }) }
}
