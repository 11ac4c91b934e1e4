import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

/** One place the header leads to. */
export interface NavItem { href: string; label: string; icon: IconName; current?: boolean }

const item = cx(
  'inline-flex items-center justify-center text-muted font-[550] no-underline hover:text-text aria-[current]:text-text',
  'md:min-h-11 md:px-2.5 md:text-s md:rounded-sm md:hover:bg-surface-hover lg:px-3 lg:text-m',
  'md:aria-[current]:rounded-none md:aria-[current]:shadow-[inset_0_-2px_0_var(--text)] forced-colors:aria-[current]:underline',
  'max-md:flex-1 max-md:flex-col max-md:gap-0.5 max-md:min-h-13 max-md:text-[0.75rem]',
  'max-md:aria-[current]:shadow-[inset_0_2px_0_var(--text)]')
const mark = 'inline-flex min-h-11 min-w-0 items-center gap-3 leading-tight text-text no-underline *:first:size-8 *:first:flex-none'

/** An academy's front door on every page: its mark and name, where one can go, the person's own tools.
 *  On a phone the places become tabs at the bottom, in reach of a thumb.
 *  in: logo is an image or drawing of 32 px; nav holds at most five places; label names the navigation */
export function AcademyHeader({ home, logo, name, tagline, label, nav = [], tools }:
  { home: string; logo: ReactNode; name: string; tagline?: string; label: string; nav?: NavItem[]; tools?: ReactNode }) {
  return (
    <header className="relative z-10 border-b border-border bg-surface-page">
      <div className="mx-auto flex min-h-16 max-w-page items-center gap-3 px-gutter md:gap-6">
        <BrandMark home={home} logo={logo} name={name} tagline={tagline} />
        {nav.length > 0 && (
          <nav aria-label={label} className={cx('flex flex-none gap-1 md:ms-auto print:hidden',
            'max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-t max-md:border-border max-md:bg-surface-raised max-md:px-1',
            'max-md:pb-[env(safe-area-inset-bottom)]')}>
            {nav.map((place) => (
              <a key={place.href} href={place.href} aria-current={place.current ? 'page' : undefined} className={item}>
                <Icon name={place.icon} className="text-[1.15rem] md:hidden" />{place.label}
              </a>
            ))}
          </nav>
        )}
        {tools && <div className={cx('flex items-center gap-1 print:hidden', nav.length > 0 ? 'max-md:ms-auto' : 'ms-auto')}>{tools}</div>}
      </div>
    </header>
  )
}

/** The mark, name and tagline of an academy, leading home. */
export function BrandMark({ home, logo, name, tagline }: { home: string; logo: ReactNode; name: string; tagline?: string }) {
  return (
    <a href={home} className={mark}>
      {logo}
      <span className="min-w-0">
        <b dir="auto" className="own-line display-face one-line block text-[calc(1.0625rem+0.25rem*var(--ruler-fill))] leading-[1.15]">{name}</b>
        {tagline && <small dir="auto" className="own-line mt-0.5 one-line block text-xs text-muted">{tagline}</small>}
      </span>
    </a>
  )
}

/** A person in one or two letters; with href and label the way to their account, without them only a sign beside a name. */
export function Face({ initials, href, label, small }: { initials: string; href?: string; label?: string; small?: boolean }) {
  const look = cx('inline-grid flex-none place-items-center border border-border bg-surface-sunken font-[650] text-text no-underline',
    'rounded-[calc(var(--brand-corner)*50%+2px)]', small ? 'size-7 text-[0.75rem]' : 'size-9 text-xs')
  if (href) return <a href={href} aria-label={label} title={label} className={cx(look, 'hover:border-strong')}>{initials}</a>
  return <span aria-hidden className={look}>{initials}</span>
}
