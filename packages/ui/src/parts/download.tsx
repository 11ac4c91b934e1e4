import { Icon } from './icon.tsx'
import { OfPage } from './written.tsx'

/** A file to take along.  in: name, as which it is saved; detail, its kind and size in words */
export function Download({ href, name, title, description, detail }:
  { href: string; name: string; title: string; description: string; detail: string }) {
  return (
    <a href={href} download={name} className={
      'my-6 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-4 rounded-md border border-strong bg-surface-raised px-5 py-4 no-underline ' +
      'hover:bg-surface-hover print:break-inside-avoid'}>
      <Icon name="file-text" className="text-[1.75rem] text-muted" />
      <span className="min-w-0">
        <b className="block underline">{title}</b>
        <span className="block text-s text-muted">{description}</span>
        <span className="block text-xs text-muted tabular-nums"><OfPage>{detail}</OfPage></span>
      </span>
      <Icon name="download" className="text-[1.25rem] print:hidden" />
    </a>
  )
}
