import { cx } from '../cx.ts'

/** A stretch of time in which one does one thing. */
export interface Stretch {
  /** What one does: watch, read, try. */
  label: string
  minutes: number
  /** The minutes in words, in the reader's language. */
  said: string
  /** Where the person is now. */
  now?: boolean
}

/** The product's own mark: a line of time on which one tick is one minute. Each stretch is as long as it takes.
 *  in: label names the whole, such as "What the 7 minutes hold" */
export function MinuteRuler({ label, stretches }: { label: string; stretches: Stretch[] }) {
  return (
    <ol aria-label={label} className="flex gap-[calc(var(--ruler-fill)*0.1875rem)]">
      {stretches.map((stretch) => (
        <li key={stretch.label} aria-current={stretch.now ? 'step' : undefined}
          className={cx('relative min-w-0 basis-0 grow-(--minutes) text-s leading-[1.35]', minutesClass(stretch.minutes))}>
          <span className={cx('ruler-ticks block', stretch.now ? 'text-accent' : 'text-(--ruler-ahead)')} />
          <span className={cx('absolute start-0 top-0 h-3.5 w-[calc(2px*(1-var(--ruler-fill)))]', stretch.now ? 'bg-accent' : 'bg-text')} />
          <span className="block pt-2.5 pe-3"><b className="block">{stretch.label}</b><span className="text-muted">{stretch.said}</span></span>
        </li>
      ))}
    </ol>
  )
}

/** The same mark in a line of text: that many ticks, then the words for them.
 *  in: tick, the minutes that one stands for: five where whole courses stand beside each other */
export function Minutes({ minutes, said, tick = 1, className }: { minutes: number; said: string; tick?: 1 | 5; className?: string }) {
  return (
    <span className={cx('inline-flex max-w-full items-center gap-x-2 whitespace-nowrap flex-wrap tabular-nums', className)}>
      <span aria-hidden className={cx('ruler-mark inline-block flex-none', minutesClass(Math.min(minutes / tick, 30)))} />{said}
    </span>
  )
}

function minutesClass(minutes: number): string {
  return `minutes-${Math.min(90, Math.max(1, Math.round(minutes)))}`
}
