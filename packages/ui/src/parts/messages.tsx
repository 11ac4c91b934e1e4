import { forwardRef, type HTMLAttributes, type ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

const kinds = {
  note: { icon: 'info', edge: 'border-strong', wash: 'bg-surface-sunken', word: 'text-text' },
  tip: { icon: 'lightbulb', edge: 'border-success', wash: 'bg-success-wash', word: 'text-success-text' },
  warning: { icon: 'triangle-alert', edge: 'border-warning', wash: 'bg-warning-wash', word: 'text-warning-text' },
  danger: { icon: 'octagon-alert', edge: 'border-danger', wash: 'bg-danger-wash', word: 'text-danger-text' },
} as const satisfies Record<string, { icon: IconName; edge: string; wash: string; word: string }>

/** Beside the text of a lesson: something to know, a hint, a caution, a danger to people. */
export function Callout({ kind, title, children }: { kind: keyof typeof kinds; title: ReactNode; children: ReactNode }) {
  const { icon, edge, wash, word } = kinds[kind]
  return (
    <div role="note" className={cx('my-6 rounded-e-md border-s-3 px-6 py-4 print:break-inside-avoid', edge, wash)}>
      <h3 className={cx('mb-1 flex items-center gap-2 text-[1.0625rem]', word)}><Icon name={icon} />{title}</h3>
      <div className="text-pretty *:not-last:mb-3">{children}</div>
    </div>
  )
}

/** Where something comes to be said: a screen reader says it without losing its place. */
export const Aloud = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement>>(function Aloud(props, ref) {
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- An <output> belongs to a form, holds phrases only and wants a label.
  return <div ref={ref} role="status" {...props} />
})

const tones = {
  plain: { icon: 'info', wash: 'bg-surface-sunken', sign: 'text-muted' },
  ok: { icon: 'check', wash: 'bg-success-wash', sign: 'text-success-text' },
  warn: { icon: 'triangle-alert', wash: 'bg-warning-wash', sign: 'text-warning-text' },
  bad: { icon: 'octagon-alert', wash: 'bg-danger-wash', sign: 'text-danger-text' },
} as const satisfies Record<string, { icon: IconName; wash: string; sign: string }>

/** What has just happened or is different today, said once; a screen reader hears it without losing its place. */
export function Notice({ tone = 'plain', loud, children, action }: { tone?: keyof typeof tones; loud?: boolean; children: ReactNode; action?: ReactNode }) {
  const { icon, wash, sign } = tones[tone]
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- An <output> belongs to a form and holds phrases only.
    <div role={loud ? 'alert' : 'status'} className={cx('flex flex-wrap items-center gap-x-4 gap-y-2 rounded-sm px-4 py-3', wash)}>
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon name={icon} className={cx('mt-[0.2em]', sign)} /><div className="min-w-0">{children}</div>
      </div>
      {action}
    </div>
  )
}

/** Nothing here yet: why, and the first thing to do about it. */
export function EmptyState({ icon, title, children, action }:
  { icon: IconName; title: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-2 border-b border-border py-10">
      <Icon name={icon} className="mb-2 text-[1.75rem] text-metal" />
      <p className="text-l font-[650] leading-close">{title}</p>
      <p className="max-w-measure text-muted">{children}</p>
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}

const verdicts = {
  ok: { icon: 'check', dot: 'bg-success', word: 'text-success-text' },
  warn: { icon: 'clock', dot: 'bg-warning', word: 'text-warning-text' },
  bad: { icon: 'x', dot: 'bg-danger', word: 'text-danger-text' },
} as const satisfies Record<string, { icon: IconName; dot: string; word: string }>

/** The answer to the page's one question, as a sentence that a stranger understands in five seconds.
 *  in: state, such as "Valid today, 23 November 2026"; sentence is the page's h1; children say what it rests on */
export function Verdict({ tone, state, sentence, children }:
  { tone: keyof typeof verdicts; state: ReactNode; sentence: ReactNode; children?: ReactNode }) {
  const { icon, dot, word } = verdicts[tone]
  return (
    <div className="grid gap-4 pt-[clamp(1.75rem,4vw,3.5rem)] pb-8">
      <p className={cx('flex items-center gap-2.5 text-l font-[650]', word)}>
        <span className={cx('grid size-8 flex-none place-items-center rounded-[50%] text-surface-page',
          'print:border print:border-current print:bg-transparent print:text-current', dot)}><Icon name={icon} /></span>{state}
      </p>
      <h1 className="max-w-[20em] text-3xl wrap-anywhere">{sentence}</h1>
      {children && <div className="max-w-measure text-l text-muted">{children}</div>}
    </div>
  )
}
