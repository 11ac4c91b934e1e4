import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** Something to be read before it is done: it opens below what names it, and works without JavaScript. */
export function Unfold({ summary, detail, children }: { summary: ReactNode; detail?: ReactNode; children: ReactNode }) {
  return (
    <details className="group rounded-control border border-strong bg-surface-raised">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-3 rounded-control px-4.5 py-2 leading-tight hover:bg-surface-hover">
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className="font-semibold">{summary}</span>
          {detail && <span className="text-s text-muted">{detail}</span>}
        </span>
        <Icon name="chevron-down" className="transition-[rotate] duration-(--quick) group-open:rotate-180" />
      </summary>
      <div className="border-t border-border px-4.5 py-3.5">{children}</div>
    </details>
  )
}
