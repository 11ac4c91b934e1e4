import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

/** One question in the row of all questions. */
export interface ExamPlace {
  href: string
  /** Spoken: "Question 6, answered, flagged". */
  said: string
  answered: boolean
  flagged: boolean
  current: boolean
}

const columns = 'mx-auto grid max-w-[70rem] gap-10 px-gutter pt-[clamp(1.25rem,4vw,3.5rem)] pb-18 ' +
  'min-[60rem]:grid-cols-[minmax(0,1fr)_17rem] min-[60rem]:gap-[clamp(3rem,7vw,6rem)]'

interface ExamFrameProps {
  bar: ReactNode
  /** Spoken name of the side: "All questions". */
  sideLabel: string
  /** "13 answered, 3 flagged". */
  summary: ReactNode
  places: ExamPlace[]
  review: ReactNode
  /** What the exam promises about saving and time. */
  promises: { icon: IconName; text: ReactNode }[]
  children: ReactNode
}

/** A calm exam: one question; the map, the review and the promises at its side, below it on a phone. */
export function ExamFrame({ bar, sideLabel, summary, places, review, promises, children }: ExamFrameProps) {
  return (
    <>
      {bar}
      <div className={columns}>
        <main id="main" className="min-w-0">{children}</main>
        <aside aria-label={sideLabel} className="min-w-0">
          <h2 className="font-text text-m font-[650] leading-close tracking-normal">{summary}</h2>
          <ExamMap places={places} />
          {review}
          <ul className="mt-6 grid gap-2.5 border-t border-border pt-4 text-s text-muted">
            {promises.map((promise) => (
              <li key={promise.icon} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2.5">
                <Icon name={promise.icon} className="mt-[0.2em]" /><span>{promise.text}</span>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </>
  )
}

function ExamMap({ places }: { places: ExamPlace[] }) {
  return (
    <ol className="my-4 grid grid-cols-[repeat(auto-fill,minmax(2.25rem,1fr))] gap-1.5">
      {places.map((place, at) => (
        <li key={place.href}>
          <a href={place.href} aria-label={place.said} aria-current={place.current ? 'step' : undefined} className={cx(
            'relative grid h-9 place-items-center overflow-clip rounded-sm border',
            'font-code text-xs font-medium no-underline hover:border-text', lookOf(place))}>
            {at + 1}
            {place.flagged && <FlaggedCorner className={place.current ? 'fill-surface-page' : 'fill-warning'} />}
          </a>
        </li>
      ))}
    </ol>
  )
}

function lookOf(place: ExamPlace): string {
  if (place.current) return 'border-text bg-text text-surface-page forced-colors:border-4 forced-colors:border-[Highlight]'
  return place.answered ? 'border-strong bg-surface-sunken text-text' : 'border-border text-muted'
}

function FlaggedCorner({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden className={cx('absolute end-0 top-0 size-2.5 rtl:-scale-x-100', className)}>
      <path d="M0 0h10v10z" />
    </svg>
  )
}

/** Over the question: which of how many, as the page's title, and what flags it: a checkbox, so that it is part of the form. */
export function QuestionHead({ said, action }: { said: ReactNode; action: ReactNode }) {
  return (
    <div className="mb-4 flex min-h-10 items-center justify-between gap-4">
      <h1 className="font-text text-s leading-base font-normal tracking-normal text-muted tabular-nums [font-stretch:100%]">{said}</h1>
      {action}
    </div>
  )
}

/** Below the question: back at the start, on at the end. */
export function QuestionMoves({ children }: { children: ReactNode }) {
  return <div className="mt-8 flex flex-wrap justify-between gap-3">{children}</div>
}

/** What is said once while an exam runs, such as the time left: shown, and read out politely. Empty, it takes no room and waits. */
export function Announcement({ children }: { children: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- An <output> belongs to a form; this is said beside one.
    <p role="status" className={children ? 'mb-4 rounded-sm bg-surface-sunken px-4 py-2.5 text-s font-semibold' : 'sr-only'}>{children}</p>
  )
}

/** Flags the question for later: a checkbox that looks like a button that stays pressed. Works in a form without JavaScript. */
export function FlagToggle({ name, value, checked, children }: { name: string; value: string; checked: boolean; children: ReactNode }) {
  return (
    <label className={cx('inline-flex min-h-10 cursor-pointer items-center gap-2 rounded-control border border-strong bg-surface-raised px-3.5 text-s',
      'font-semibold hover:bg-surface-hover has-checked:border-warning has-checked:bg-warning-wash has-checked:text-warning-text',
      'forced-colors:has-checked:border-[Highlight] forced-colors:has-checked:underline',
      'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus')}>
      <input type="checkbox" name={name} value={value} defaultChecked={checked} className="sr-only" />
      <Icon name="flag" />{children}
    </label>
  )
}
