import { useRef, type ReactNode } from 'react'
import { cx } from '../cx.ts'
import { IconLink } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

interface BarProps {
  back?: { href: string; label: string }
  /** In place of the way back, such as the academy's mark in an exam. */
  mark?: ReactNode
  title: ReactNode
  detail: ReactNode
  /** Minutes left, "place kept", time: at the end, quiet. */
  children?: ReactNode
}

/** The thin bar over a lesson or an exam: where one is, and nothing that leads away by accident. */
export function PlayerBar({ back, mark, title, detail, children }: BarProps) {
  return (
    <header className="sticky top-0 z-10 border-b border-border bg-surface-page print:static print:border-0 print:bg-transparent">
      <div className="flex min-h-14 items-center gap-x-4 px-[clamp(0.75rem,2vw,1.5rem)] max-sm:has-data-own:flex-wrap max-sm:has-data-own:pt-2">
        {back && <IconLink icon="arrow-left" href={back.href} label={back.label} className="-ms-2" />}
        {mark}
        <div className="min-w-0 flex-1 leading-tight">
          <b dir="auto" className="own-line one-line block print:hidden">{title}</b>
          <small className="one-line block text-xs text-muted">{detail}</small>
        </div>
        {children}
      </div>
    </header>
  )
}

/** A quiet fact in the bar. `status` is read out when it changes; `wide` facts give way on a phone, and of a `short` one the sign and the
 *  short word stay there. An `own` one is longer: on a phone it takes a line below the others. */
export function BarFact({ icon, status, wide, strong, short, own, children }:
  { icon?: IconName | '' | undefined; status?: boolean; wide?: boolean; strong?: boolean; short?: string; own?: boolean; children: ReactNode }) {
  return (
    <span role={status ? 'status' : undefined} data-own={own || undefined} className={cx('items-center gap-1.5 text-s tabular-nums print:hidden',
      own ? 'max-sm:order-last max-sm:basis-full max-sm:pb-2 sm:whitespace-nowrap' : 'whitespace-nowrap',
      wide ? 'hidden sm:inline-flex' : 'inline-flex', strong ? 'font-semibold' : 'text-muted')}>
      {icon && <Icon name={icon} />}
      {short === undefined ? children : <><span className="sr-only sm:not-sr-only">{children}</span><span aria-hidden className="sm:hidden">{short}</span></>}
    </span>
  )
}

/** A small button in the bar, named by its sign. */
export function BarButton({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick}
      className="hidden size-11 cursor-pointer place-items-center rounded-control text-muted hover:bg-surface-hover hover:text-text sm:grid print:hidden">
      <Icon name={icon} className="text-[1.125rem]" />
    </button>
  )
}

/** One lesson, or block of a lesson, in the outline. */
export interface OutlineItem {
  href: string
  label: ReactNode
  /** Minutes in words. */
  said?: string
  state: 'done' | 'now' | 'ahead'
  /** The blocks of the lesson one is in. */
  blocks?: OutlineItem[]
}

/** All lessons, where one is, what is done. Folds without JavaScript; the app opens it by the person's last choice.
 *  in: onFold hears of a fold by hand; doneLabel and nowLabel say the states to who cannot see the signs */
export function Outline({ label, total, items, open, onFold, doneLabel, nowLabel }:
  { label: string; total: ReactNode; items: OutlineItem[]; open: boolean; onFold?: (open: boolean) => void; doneLabel: string; nowLabel: string }) {
  const details = useRef<HTMLDetailsElement>(null)
  return (
    <details ref={details} open={open} className={cx('group text-s border-b border-border px-[clamp(0.75rem,2vw,1.5rem)] py-2 print:hidden',
      'lg:sticky lg:top-14 lg:h-[calc(100vh-3.5rem)] lg:overflow-auto lg:border-b-0 lg:py-5 lg:not-open:w-14 lg:not-open:px-3')}>
      <summary onClick={() => onFold?.(!details.current!.open)} className="flex min-h-11 cursor-pointer items-center gap-2.5 font-[650]">
        <Icon name="panel-left" className="text-[1.125rem] text-muted" />
        <span className="lg:group-not-open:sr-only">{label}</span>
        <span className="ms-auto font-normal text-muted lg:group-not-open:hidden">{total}</span>
      </summary>
      <nav aria-label={label} className="pb-3"><OutlineList items={items} doneLabel={doneLabel} nowLabel={nowLabel} /></nav>
    </details>
  )
}

function OutlineList({ items, inner, doneLabel, nowLabel }:
  { items: OutlineItem[]; inner?: boolean; doneLabel: string; nowLabel: string }) {
  return (
    <ol className={inner ? 'mt-0.5 mb-1.5 ms-5' : ''}>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.state === 'now' ? 'step' : undefined} className={cx(
            'grid grid-cols-[1.125rem_minmax(0,1fr)_auto] items-baseline gap-2.5 rounded-sm px-2.5 leading-[1.35] no-underline',
            'hover:bg-surface-hover',
            inner ? 'py-1.5 text-xs' : 'py-2', item.state === 'now' ? 'font-[650] text-text' : 'text-muted',
            item.state === 'now' && !inner && 'rounded-s-none border-s-3 border-accent bg-surface-sunken ps-[calc(0.625rem-3px)]')}>
            <span className="translate-y-[0.15em]">
              {item.state === 'done' && <Icon name="check" label={doneLabel} className="text-success" />}
              {item.state === 'now' && !inner && <Icon name="play" label={nowLabel} className="rtl:-scale-x-100" />}
            </span>
            <span>{item.label}</span>
            <span className="whitespace-nowrap tabular-nums">{item.said}</span>
          </a>
          {item.blocks && <OutlineList items={item.blocks} inner doneLabel={doneLabel} nowLabel={nowLabel} />}
        </li>
      ))}
    </ol>
  )
}

/** A lesson's page: bar, outline at the side, one column to read. Of a `long` one only what is near the screen is laid out. */
export function LessonFrame({ bar, outline, long, children }: { bar: ReactNode; outline: ReactNode; long?: boolean; children: ReactNode }) {
  return (
    <>
      {bar}
      <div className="grid lg:grid-cols-[auto_minmax(0,1fr)] lg:[&>details[open]]:w-[18.5rem]">
        {outline}
        <main id="main" className="min-w-0 px-[clamp(1rem,4vw,3rem)] pt-8 pb-18 lg:border-s lg:border-border">
          <article className={cx('mx-auto max-w-read text-read leading-reading print:max-w-none', long && 'long-read')}>{children}</article>
        </main>
      </div>
    </>
  )
}

/** The end of a block: what comes next, how long it takes, and the one button. */
export function NextStep({ lead, title, action }: { lead: ReactNode; title: ReactNode; action: ReactNode }) {
  return (
    <div className={cx('mt-12 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-6 text-m leading-[1.4] print:hidden',
      'border-y-[calc(2px-1px*var(--ruler-fill))] border-rule')}>
      <div><span className="text-muted">{lead}</span><b className="block text-l">{title}</b></div>
      {action}
    </div>
  )
}
