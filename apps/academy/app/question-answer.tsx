import type { CheckResult } from '@stoa/domain/learning'
import type { Asked, Given } from '@stoa/domain/library'
import { BlanksAnswer, CheckChoices, MatchingAnswer, NumberAnswer, OrderingAnswer, Picture, RadioChoices, SpotsAnswer, type Judgement } from '@stoa/ui'
import type { ReactNode } from 'react'
import { answerField } from './answer-fields.ts'
import { renditionsOf } from './renditions.ts'
import { numberHint, sayNumber } from './say-number.ts'

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
export function QuestionAnswer({ id, prompt, asked, given, result = null, hint, error, size = 'm', language }: QuestionAnswerProps) {
  const frame = { id, legend: prompt, error, size, hint: [hintOf(asked, language), hint].filter(Boolean).join(' ') || undefined }
  switch (asked.kind) {
    case 'numeric':
      return <NumberAnswer {...frame} name={answerField.number} label="Your answer" unit={asked.unit} given={given.number} verdict={numberVerdict(result, asked, language)} />
    case 'ordering': {
      const items = asked.choices.map((item) => ({ ...item, verdict: partVerdict(result, item.id, (right) => `Number ${right.places![item.id]}`) }))
      return <OrderingAnswer {...frame} name={answerField.places} items={items} places={given.places ?? {}} words={orderingWords} />
    }
    case 'matching': {
      const textOf = (right: string) => asked.rights.find((one) => one.id === right)?.text ?? ''
      const rows = asked.choices.map(({ id: left, text }) => ({
        id: left,
        label: text,
        chosen: given.pairs?.[left],
        verdict: partVerdict(result, left, (right) => `Right is: ${textOf(right.pairs![left]!)}`),
      }))
      return <MatchingAnswer {...frame} name={answerField.pairs} rows={rows} rights={asked.rights} unchosen="Choose" />
    }
    case 'fill-in': {
      const pieces = asked.text.split(/\{\d{1,3}\}/)
      const blanks = pieces.slice(1).map((_, at) => ({
        label: `Gap ${at + 1} of ${pieces.length - 1}`,
        given: given.blanks?.[at],
        verdict: partVerdict(result, String(at), (right) => `Right is: ${right.blanks![at]}`),
      }))
      return <BlanksAnswer {...frame} name={answerField.blanks} pieces={pieces} blanks={blanks} />
    }
    case 'hot-spot': {
      const { picture, alt, choices } = asked
      const spots = choices.map(({ id: value, text: name, x, y, width, height }) => ({ value, name, x, y, width, height, verdict: choiceVerdict(result, value) }))
      const shown = picture && (
        <Picture renditions={renditionsOf(picture)} width={picture.width ?? 1600} height={picture.height ?? 900} alt={alt} placeholder={picture.placeholder ?? undefined} />
      )
      const name = asked.many ? answerField.many : answerField.one
      if (shown) return <SpotsAnswer {...frame} name={name} picture={shown} spots={spots} many={asked.many} chosen={given.picked} />
      // A picture that went leaves the names of its spots to choose from.
      const Choices = asked.many ? CheckChoices : RadioChoices
      return <Choices {...frame} name={name} choices={spots.map((spot) => ({ ...spot, label: spot.name }))} chosen={given.picked} />
    }
    default: {
      const [Choices, name] = asked.kind === 'single' ? [RadioChoices, answerField.one] : [CheckChoices, answerField.many]
      const choices = asked.choices.map(({ id: value, text }) => ({
        value,
        label: withFeedback(text, result?.feedback[value]),
        verdict: choiceVerdict(result, value),
      }))
      return <Choices {...frame} name={name} choices={choices} chosen={given.picked} />
    }
  }
}

const HINTS: Record<Exclude<Asked['kind'], 'numeric'>, string> = {
  single: '',
  multiple: 'Pick every answer that is right.',
  ordering: 'Give each its place; 1 comes first.',
  matching: 'Choose what belongs to each.',
  'fill-in': 'Write into each gap. Capitals and spaces do not matter.',
  'hot-spot': 'Pick one spot in the picture.',
}
const hintOf = (asked: Asked, language: string) => {
  if (asked.kind === 'numeric') return numberHint(language)
  return asked.kind === 'hot-spot' && asked.many ? 'Pick every spot that is right.' : HINTS[asked.kind]
}

const orderingWords = {
  place: (text: string) => `Place of: ${text}`,
  up: (text: string) => `Move up: ${text}`,
  down: (text: string) => `Move down: ${text}`,
  moved: (text: string, place: number, count: number) => `${text} is now number ${place} of ${count}.`,
  open: 'There is no answer yet. From your first move on, the order as it stands is your answer.',
  keep: 'Keep this order',
  whole: 'The order as it stands is your answer.',
}

function withFeedback(label: string, feedback: string | undefined) {
  if (!feedback) return label
  return (
    <>
      {label}
      <span className="mt-1 block text-s text-muted">{feedback}</span>
    </>
  )
}

function choiceVerdict(result: CheckResult | null, id: string): Judgement | undefined {
  if (!result) return undefined
  const picked = result.given.picked?.includes(id)
  if (result.right.picked?.includes(id)) return { is: 'right', said: picked ? 'Right' : 'This one' }
  return picked ? { is: 'wrong', said: 'Not this' } : undefined
}

function partVerdict(result: CheckResult | null, id: string, correction: (right: Given) => string): Judgement | undefined {
  if (!result) return undefined
  return result.wrong.includes(id) ? { is: 'wrong', said: correction(result.right) } : { is: 'right', said: 'Right' }
}

function numberVerdict(result: CheckResult | null, { unit }: { unit: string | null }, language: string): Judgement | undefined {
  if (!result) return undefined
  if (result.is_right) return { is: 'right', said: 'Right' }
  return { is: 'wrong', said: `Right is: ${[sayNumber(result.right.number!, language), unit].filter(Boolean).join(' ')}` }
}
