import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

/** How far somebody is in one skill: 0 says nothing yet, 3 that they are there. */
export interface SkillBand {
  id: string
  title: ReactNode
  level: 0 | 1 | 2 | 3
  /** The band in words: "Nearly ready". */
  said: ReactNode
  /** What it rests on: "4 of 6 right lately". */
  because: ReactNode
  /** What would raise it. */
  more?: ReactNode
}

const inks = ['text-muted', 'text-text', 'text-warning-text', 'text-success-text'] as const
const fills = ['', 'bg-text', 'bg-warning', 'bg-success'] as const

/** Skills with their bands: the words say it, three marks repeat it for the eye, and never colour alone. */
export function SkillBands({ bands }: { bands: SkillBand[] }) {
  return (
    <ul>
      {bands.map((band) => (
        <li key={band.id} className="grid gap-x-6 gap-y-1 border-b border-border py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
          <b className="leading-close font-[650]">{band.title}</b>
          <span className={cx('flex items-center gap-2.5 text-s font-semibold', inks[band.level])}>
            <span aria-hidden className="flex gap-0.5">
              {[1, 2, 3].map((at) => (
                <span key={at} className={cx('h-2.5 w-4 border border-strong first:rounded-s-sm last:rounded-e-sm',
                  at <= band.level && cx('border-transparent', fills[band.level]))} />
              ))}
            </span>
            {band.said}
          </span>
          <p className="text-s text-muted">{band.because}</p>
          {band.more && <div className="text-s sm:col-span-2">{band.more}</div>}
        </li>
      ))}
    </ul>
  )
}
