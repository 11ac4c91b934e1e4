import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

interface HeroProps {
  id: string
  /** `dark` is a slab of ink from edge to edge, `light` a raised sheet; the academy's brand says which. */
  look: 'dark' | 'light'
  /** The line over the title: how long it takes. */
  lead: ReactNode
  title: ReactNode
  /** Why this, now. */
  reason?: ReactNode
  action: ReactNode
  ruler?: ReactNode
  /** The academy's own drawing; only where there is room for it. */
  drawing?: ReactNode
}

const looks = {
  dark: {
    section: 'overflow-clip bg-surface-slab scheme-dark print:bg-transparent print:scheme-light',
    sheet: 'mx-auto max-w-page px-gutter [--hero-pad:clamp(2rem,1rem+4vw,4.25rem)]',
    drawing: '-my-8 -me-8 [--hero-pad:6.25rem]',
  },
  light: {
    section: 'mx-auto max-w-page sm:px-gutter sm:pt-6',
    sheet: 'overflow-clip bg-surface-slab px-[clamp(1rem,3.5vw,3.5rem)] [--hero-pad:clamp(1.75rem,1rem+3.2vw,3.5rem)] ' +
      'max-sm:border-b max-sm:border-border sm:rounded-lg sm:shadow-lift',
    drawing: '',
  },
}

/** The one thing to do next: its title as the page's h1, a reason, one button, and what its minutes hold. */
export function Hero({ id, look, lead, title, reason, action, ruler, drawing }: HeroProps) {
  const classes = looks[look]
  return (
    <section aria-labelledby={id} className={cx('text-text', classes.section)}>
      <div className={cx('relative grid items-center gap-8 py-(--hero-pad) lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]', classes.sheet)}>
        <div>
          <p className="mb-3 text-l font-semibold text-accent-text">{lead}</p>
          <h1 id={id} className="max-w-[15em] text-3xl">{title}</h1>
          {reason && <p className="mt-4 max-w-measure text-l text-muted">{reason}</p>}
          <div className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">{action}</div>
          {ruler && <div className="mt-9 max-w-[44rem]">{ruler}</div>}
        </div>
        {drawing && (
          <div className={cx('pointer-events-none hidden items-center self-stretch lg:flex print:hidden', classes.drawing)}>{drawing}</div>
        )}
      </div>
    </section>
  )
}
