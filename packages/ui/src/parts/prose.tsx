import { forwardRef } from 'react'

/** Rendered Markdown, set for reading: 60 to 75 characters a line. It runs the way its own letters do, whatever page it stands on.
 *  in: html from our own renderer, which knows no raw HTML; anything else does not belong here */
export function Prose({ html }: { html: string }) {
  return <div dir="auto" className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}

/** Rendered code: scrolls in its own region, which the keyboard reaches; on paper its lines break instead.
 *  in: html from our own renderer, as for Prose; label, what the region is called */
export const CodeText = forwardRef<HTMLPreElement, { html: string; label: string }>(({ html, label }, ref) => (
  <section aria-label={label}>
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move lines that are wider than the screen */}
    <pre ref={ref} tabIndex={0} dir="ltr" className="code-text"><code dangerouslySetInnerHTML={{ __html: html }} /></pre>
  </section>
))

/** A rendered table under its caption: wider than a phone it scrolls in its own region, which the keyboard reaches. */
export function WideTable({ id, caption, html }: { id: string; caption: string; html: string }) {
  return (
    <figure className="my-6 grid gap-2">
      <figcaption id={`${id}-caption`} className="leading-close font-[650]">{caption}</figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move a table that is wider than the screen */}
      <section aria-labelledby={`${id}-caption`} tabIndex={0} className="prose wide-table" dangerouslySetInnerHTML={{ __html: html }} />
    </figure>
  )
}
