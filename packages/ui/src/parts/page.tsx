import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

const widths = {
  page: 'max-w-page',
  read: 'max-w-[calc(var(--container-read)+2*var(--gutter))]',
  form: 'max-w-[calc(var(--container-form)+2*var(--gutter))]',
}

/** The page's column: wide for lists, narrow for reading, narrower for a form. Its padding keeps text off a phone's edge. */
export function Wrap({ width = 'page', className, children }: { width?: keyof typeof widths; className?: string; children: ReactNode }) {
  return <div className={cx('mx-auto w-full px-gutter', widths[width], className)}>{children}</div>
}

/** Two columns where there is room, the second a little wider; below each other on small screens. */
export function Columns({ children }: { children: ReactNode }) {
  return (
    <div className="grid gap-12 pt-12 pb-18 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:gap-[clamp(3rem,6vw,6rem)]">{children}</div>
  )
}

/** The first stop of the Tab key: past the header, to what the page is for. */
export function SkipLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className={cx('absolute start-4 -top-20 z-20 rounded-sm border border-strong bg-surface-raised px-4 py-2.5 font-semibold',
      'focus:top-2')}>{children}</a>
  )
}

/** A part of a page: its title, one way further, and what it holds under a rule. */
export function Section({ id, title, link, children, className }:
  { id: string; title: ReactNode; link?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section aria-labelledby={id} className={className}>
      <header className={cx('flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pb-3',
        'border-b-[calc(2px-1px*var(--ruler-fill))] border-rule')}>
        <h2 id={id}>{title}</h2>
        {link && <span className="text-s sm:whitespace-nowrap">{link}</span>}
      </header>
      {children}
    </section>
  )
}

/** A raised panel: something can be put in here, such as a form or an answer. */
export function Panel({ children, dashed, className }: { children: ReactNode; dashed?: boolean; className?: string }) {
  return (
    <div className={cx('rounded-md border border-strong bg-surface-raised p-[clamp(1rem,3vw,1.75rem)] shadow-soft',
      dashed && 'border-dashed', className)}>{children}</div>
  )
}

/** The title of a page that has no hero, with a sentence and an action at its end.  in: large, where a page says nothing else */
export function PageTitle({ title, lead, action, large }: { title: ReactNode; lead?: ReactNode; action?: ReactNode; large?: boolean }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pt-[clamp(1.75rem,4vw,3.25rem)] pb-8">
      <div className="max-w-measure">
        <h1 className={large ? 'text-3xl' : undefined}>{title}</h1>
        {lead && <p className="mt-3 text-l wrap-anywhere text-muted">{lead}</p>}
      </div>
      {action}
    </header>
  )
}

/** What happens one after the other, side by side where there is room: each step a title and a sentence, numbered by rules. */
export function StepRow({ steps }: { steps: { title: ReactNode; text: ReactNode }[] }) {
  return (
    <ol className="grid gap-x-8 md:grid-flow-col md:auto-cols-fr">
      {steps.map((step, at) => (
        <li key={at} className="grid grid-cols-[2.25rem_minmax(0,1fr)] content-start gap-x-3 border-b border-border py-5 md:border-b-0 md:grid-cols-1 md:gap-y-2">
          <span aria-hidden className="display-face text-2xl leading-none text-accent-text tabular-nums">{at + 1}</span>
          <div>
            <p className="font-[650] leading-close">{step.title}</p>
            <p className="mt-1 text-s text-muted">{step.text}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
