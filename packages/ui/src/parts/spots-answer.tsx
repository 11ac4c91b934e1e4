import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from '../cx.ts'
import { QuestionFrame, JudgementTag, type QuestionProps, type Judgement } from './question.tsx'

/** A marked area of a picture, in per cent of it. */
export interface SpotChoice {
  value: string
  /** What a screen reader says. */
  name: string
  x: number
  y: number
  width: number
  height: number
  verdict?: Judgement
}

interface SpotsAnswerProps extends QuestionProps {
  name: string
  /** The picture; the spots lie on it. */
  picture: ReactNode
  spots: SpotChoice[]
  /** Several may be picked. */
  many: boolean
  chosen?: readonly string[]
  /** Of the alphabet in which the picture is spoken of, in its order. */
  letters: string
}

const mark = 'absolute grid min-h-6 min-w-6 cursor-pointer place-items-center rounded-[3px] border-2 border-dashed border-black/60 ' +
  'shadow-[0_0_0_1.5px_rgb(255_255_255/0.85),inset_0_0_0_1.5px_rgb(255_255_255/0.85)] hover:border-solid hover:border-black hover:bg-white/25 ' +
  'has-checked:border-solid has-checked:border-3 has-checked:border-black has-checked:bg-white/30 ' +
  'has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-focus'
const letter = 'relative z-1 grid size-6 place-items-center rounded-[50%] border-2 border-white bg-black text-[0.8125rem] leading-none font-[650] text-white'
const judgedMark = {
  right: 'border-solid border-[oklch(0.505_0.12_154)] bg-[oklch(0.505_0.12_154/0.25)]',
  wrong: 'border-solid border-[oklch(0.535_0.19_22)] bg-[oklch(0.535_0.19_22/0.25)]',
}

/** A picture to point into: each spot is a choice with a letter, in the order in which one reads the picture. Marks are black on white
 *  whatever the theme, since the picture does not change with it. */
export function SpotsAnswer({ name, picture, spots, many, chosen = [], letters, ...frame }: SpotsAnswerProps) {
  const own = useId()
  const letterOf = (at: number) => letters[at % letters.length]!
  return (
    <QuestionFrame {...frame}>
      <div className="relative" onKeyDown={many ? goOn : undefined} role="presentation">
        {picture}
        {spots.map(({ value, name: said, x, y, width, height, verdict }, at) => (
          <label key={value} style={{ left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` }} className={cx(mark, verdict && judgedMark[verdict.is])}>
            <input id={`${own}${at}`} type={many ? 'checkbox' : 'radio'} name={name} value={value} defaultChecked={chosen.includes(value)}
              aria-labelledby={`${own}${at}-name`} className="peer absolute inset-0 cursor-pointer appearance-none outline-none" />
            <span aria-hidden className={cx(letter, 'peer-checked:bg-white peer-checked:text-black peer-checked:border-black')}>{letterOf(at)}</span>
            <span id={`${own}${at}-name`} className="sr-only">{`${letterOf(at)}, ${said}`}</span>
          </label>
        ))}
      </div>
      {/* The same choices for thumbs: on a telephone spots may be small and close together. */}
      <p className="mt-3 flex flex-wrap gap-2 sm:hidden print:hidden">
        {spots.map((spot, at) => (
          <label key={spot.value} htmlFor={`${own}${at}`} className="grid size-11 cursor-pointer place-items-center rounded-control border border-strong font-semibold">
            {letterOf(at)}
          </label>
        ))}
      </p>
      {spots.some((spot) => spot.verdict) && (
        <ul className="mt-3 grid gap-1 text-s">
          {spots.map((spot, at) => spot.verdict && (
            <li key={spot.value} className="flex flex-wrap gap-x-2"><b>{letterOf(at)}</b>{spot.name}<JudgementTag verdict={spot.verdict} /></li>
          ))}
        </ul>
      )}
    </QuestionFrame>
  )
}

/** Arrows lead from spot to spot, as they do among radio buttons. */
function goOn(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  const inputs = [...event.currentTarget.querySelectorAll('input')]
  const at = inputs.indexOf(event.target as HTMLInputElement)
  if (!by || at < 0) return
  event.preventDefault()
  inputs[(at + by + inputs.length) % inputs.length]!.focus()
}
