import type { ComponentProps, ReactNode } from 'react'
import { useAwake } from '../awake.ts'
import { cx } from '../cx.ts'

/** Who stands behind the page, and the quiet links. Whatever changes the page's look goes to its end.
 *  in: owner, such as the company and its place; tabs where a phone shows navigation over the bottom edge; wide under a
 *      lesson or an exam, whose bar reaches from edge to edge */
export function Footer({ owner, links, end, tabs, wide }:
  { owner: ReactNode; links: { href: string; label: string }[]; end?: ReactNode; tabs?: boolean; wide?: boolean }) {
  return (
    <footer className={cx('border-t border-border text-xs text-muted', tabs && 'max-md:pb-16')}>
      <div className={cx('flex flex-wrap items-center gap-x-5 gap-y-1 py-4',
        wide ? 'px-[clamp(0.75rem,2vw,1.5rem)]' : 'mx-auto max-w-page px-gutter')}>
        <span>{owner}</span>
        {links.map((link) => (
          <a key={link.href} href={link.href} className="inline-block min-h-6 leading-6 underline hover:text-text print:hidden">{link.label}</a>
        ))}
        {end && <div className="ms-auto flex items-center gap-3 print:hidden">{end}</div>}
      </div>
    </footer>
  )
}

/** A button among the quiet links. One that sends no form works with a script alone, and keeps its place until there is one. What it says in
 *  another language is set in a font that is here already: nobody waits for a script of which they see one word. */
export function FooterButton(props: Omit<ComponentProps<'button'>, 'className'>) {
  const awake = useAwake()
  const asleep = props.type === 'button' && !awake
  return <button {...props} className={cx('min-h-6 cursor-pointer underline hover:text-text', props.lang && 'font-[system-ui]', asleep && 'invisible')} />
}
