import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

/** How far somebody is in one skill: 0 says nothing yet, 3 that they are there. */
export interface SkillBand {
  id: string
  title: ReactNode
  level: 0 | 1 | 2 | 3
  /** How much of how much, where it was counted: shown as a measure with the mark on it, in the place of the three marks. Parts of 1. */
  measure?: { share: number; mark: number }
  /** The band in words: "Nearly ready". */
  said: ReactNode
  /** What it rests on: "4 of 6 right lately". */
  because: ReactNode
  /** What would raise it. */
  more?: ReactNode
}

const inks = ['text-muted', 'text-text', 'text-warning-text', 'text-success-text'] as const
const fills = ['', 'bg-text', 'bg-warning', 'bg-success'] as const
const lengths = ['', 'fill-text', 'fill-warning', 'fill-success'] as const

/** Skills with their bands: the words say it, three marks or a measure repeat it for the eye, and never colour alone. */
export function SkillBands({ bands }: { bands: SkillBand[] }) {
  return (
    <ul>
      {bands.map((band) => (
        <li key={band.id} className="grid gap-x-6 gap-y-1 border-b border-border py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
          <b className="leading-close font-[650]">{band.title}</b>
          <span className={cx('flex items-center gap-2.5 text-s font-semibold sm:flex-row-reverse', inks[band.level])}>
            {band.measure ? <Measure {...band.measure} fill={lengths[band.level]} /> : <Marks level={band.level} />}
            {band.said}
          </span>
          <p className="text-s text-muted">{band.because}</p>
          {band.more && <div className="text-s sm:col-span-2">{band.more}</div>}
        </li>
      ))}
    </ul>
  )
}

function Marks({ level }: Pick<SkillBand, 'level'>) {
  return (
    <span aria-hidden className="flex gap-0.5">
      {[1, 2, 3].map((at) => (
        <span key={at} className={cx('h-2.5 w-4 border border-strong first:rounded-s-sm last:rounded-e-sm',
          at <= level && cx('border-transparent forced-colors:bg-[CanvasText]', fills[level]))} />
      ))}
    </span>
  )
}

/** A length filled by as much as was reached; the mark stands across it. */
function Measure({ share, mark, fill }: NonNullable<SkillBand['measure']> & { fill: string }) {
  return (
    <svg aria-hidden viewBox="0 0 100 14" preserveAspectRatio="none" className="h-3.5 w-20 rtl:-scale-x-100">
      <rect x="0" y="2" width="100" height="10" className="fill-surface-sunken" />
      <rect x="0" y="2" width={100 * share} height="10" className={fill} />
      <rect x="0.5" y="2.5" width="99" height="9" fill="none" vectorEffect="non-scaling-stroke" className="stroke-strong" />
      <line x1={100 * mark} x2={100 * mark} y1="0" y2="14" vectorEffect="non-scaling-stroke" strokeWidth="2" className="stroke-text" />
    </svg>
  )
}
