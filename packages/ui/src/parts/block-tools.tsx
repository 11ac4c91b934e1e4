import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

/** What a reader can do with a block: quiet beneath it, in ink once the block is pointed at or holds the focus. */
export function BlockTools({ children }: { children: ReactNode }) {
  return <div className="block-tools mt-1 -ms-2 flex flex-wrap items-center gap-1 text-m leading-tight print:hidden">{children}</div>
}

/** One of them as a link, where it works without JavaScript as a page of its own. */
export function ToolLink({ icon, children, ...rest }: { icon: IconName } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...rest} className="tool text-faint"><Icon name={icon} />{children}</a>
}

/** One of them that is on or off. */
export function ToolToggle({ icon, on, children, ...rest }: { icon: IconName; on: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...rest} aria-pressed={on} className={on ? 'tool text-accent-text' : 'tool text-faint'}>
      <Icon name={icon} className={on ? 'fill-current' : undefined} />{children}
    </button>
  )
}

/** What a reader wrote at a block, as they wrote it. */
export function MarginNote({ label, text, children }: { label: ReactNode; text: string; children?: ReactNode }) {
  return (
    <div className="mt-3 rounded-e-sm border-s-3 border-strong bg-surface-sunken px-4 py-3 text-m leading-base print:break-inside-avoid">
      <p className="flex flex-wrap items-center justify-between gap-x-4 text-s text-muted"><span>{label}</span>{children}</p>
      <p dir="auto" className="mt-1 whitespace-pre-wrap wrap-anywhere">{text}</p>
    </div>
  )
}
