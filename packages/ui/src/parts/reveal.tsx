import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** A question to answer for oneself first; what is behind it opens when asked for. Open on paper. */
export function Reveal({ prompt, children }: { prompt: string; children: ReactNode }) {
  return (
    <details className="group my-6 rounded-md border border-strong bg-surface-raised">
      <summary className="flex min-h-14 cursor-pointer items-center gap-3 rounded-md px-5 py-3 font-[650] leading-close hover:bg-surface-hover">
        <Icon name="circle-question-mark" className="text-[1.25rem] text-accent-text" />
        <span className="min-w-0 flex-1 whitespace-pre-line">{prompt}</span>
        <Icon name="chevron-down" className="transition-[rotate] duration-(--quick) group-open:rotate-180 print:hidden" />
      </summary>
      <div className="border-t border-border px-5 py-4">{children}</div>
    </details>
  )
}
