import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

/** The parts of one thing, beside what is shown of it: a column where there is room, a row that wraps on a phone. */
export function SideNav({ label, items }: { label: string; items: readonly { href: string; label: ReactNode; current: boolean }[] }) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 lg:grid lg:gap-0.5">
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-9 items-center border-b-2 no-underline lg:flex lg:min-h-10 lg:border-s-2 lg:border-b-0 lg:ps-3.5',
                item.current
                  ? 'border-accent font-[650] forced-colors:border-[Highlight]'
                  : 'border-transparent forced-colors:border-[Canvas] text-muted hover:border-strong hover:text-text lg:border-border',
              )}
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
