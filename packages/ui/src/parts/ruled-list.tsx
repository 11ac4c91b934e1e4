import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

/** Lists are rules and type sizes, not cards. */
export function RuledList({ children, ordered }: { children: ReactNode; ordered?: boolean }) {
  const List = ordered ? 'ol' : 'ul'
  return <List>{children}</List>
}

const leads = {
  face: 'grid-cols-[2.25rem_minmax(0,1fr)]',
  number: 'grid-cols-[4.5rem_minmax(0,1fr)]',
  picture: 'sm:grid-cols-[9rem_minmax(0,1fr)]',
}

interface RowProps {
  title: ReactNode
  href?: string
  /** What stands before the title, and how much room it takes. */
  lead?: ReactNode
  leadAs?: 'face' | 'number' | 'picture'
  /** A sentence of reason. */
  detail?: ReactNode
  /** Small facts in a line. */
  meta?: ReactNode
  /** `l` where the title is something to read, such as a question. */
  size?: 'm' | 'l'
  /** At the end: minutes, a state, a button. */
  end?: ReactNode
  children?: ReactNode
}

/** One thing in a list: title first, then why it matters, then what can be done. */
export function Row({ title, href, lead, leadAs = 'face', detail, meta, size = 'm', end, children }: RowProps) {
  const titleClass = cx('inline-block min-h-6 text-text text-pretty',
    size === 'l' ? 'text-l font-[560] leading-[1.4]' : 'font-[650] leading-close')
  return (
    <li className={cx('grid gap-x-4 gap-y-3 border-b border-border', size === 'l' ? 'py-5' : 'py-4', lead ? leads[leadAs] : '')}>
      {lead}
      <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          {href
            ? <a href={href} className={cx(titleClass, 'no-underline hover:underline')}>{title}</a>
            : <span className={titleClass}>{title}</span>}
          {detail && <p className="mt-0.5 text-s text-muted">{detail}</p>}
          {meta && <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-0.5 text-s text-muted">{meta}</p>}
          {children}
        </div>
        {end && <div className="max-w-full flex-none text-s text-muted">{end}</div>}
      </div>
    </li>
  )
}

/** A number that leads a row, with its unit below: 12 days, 1 minute. */
export function RowNumber({ value, unit }: { value: ReactNode; unit: ReactNode }) {
  return (
    <span className="display-face text-[calc(1.875rem+0.375rem*var(--ruler-fill))] leading-none tabular-nums">
      {value}
      <span className="mt-1 block font-text text-xs leading-[1.35] font-normal tracking-normal text-muted [font-stretch:100%]">{unit}</span>
    </span>
  )
}
