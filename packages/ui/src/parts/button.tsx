import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

interface Looks {
  /** `go` is the one filled action of a screen; `bare` has no edge. */
  look?: 'go' | 'plain' | 'bare'
  size?: 's' | 'm' | 'l'
  /** As wide as its place. */
  wide?: boolean
  icon?: IconName
  /** After the words: an arrow, a chevron. */
  iconAfter?: IconName
}

type ButtonProps = Looks & ButtonHTMLAttributes<HTMLButtonElement>
type LinkProps = Looks & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

const base = 'items-center justify-center gap-2 border rounded-control leading-tight no-underline text-center cursor-pointer ' +
  'transition-[background-color,border-color,translate] duration-(--quick) active:translate-y-px ' +
  'disabled:cursor-not-allowed disabled:opacity-55 print:hidden'
const looks = {
  go: 'bg-accent border-accent text-on-accent font-[680] hover:bg-accent-hover hover:border-accent-hover',
  plain: 'bg-surface-raised border-strong text-text font-semibold hover:bg-surface-hover ' +
    'aria-pressed:border-warning aria-pressed:bg-warning-wash aria-pressed:text-warning-text forced-colors:aria-pressed:underline',
  bare: 'border-transparent text-text font-semibold hover:bg-surface-hover',
}
const sizes = {
  s: 'min-h-8.5 px-3 py-1 text-s whitespace-nowrap',
  m: 'min-h-11 px-4.5 py-2',
  l: 'min-h-14 px-7 py-2.5 text-l',
}

function classes({ look = 'plain', size = 'm', wide }: Looks, more?: string): string {
  return cx(base, looks[look], sizes[size], wide ? 'flex w-full' : 'inline-flex', more)
}

/** A button of a form. `go` once on a screen, the others in ink. */
export function Button({ look, size, wide, icon, iconAfter, className, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={classes({ look, size, wide }, className)}>
      {icon && <Icon name={icon} />}{children}{iconAfter && <Icon name={iconAfter} />}
    </button>
  )
}

/** The same looks on a link: somewhere to go rather than something to send. */
export function ButtonLink({ look, size, wide, icon, iconAfter, className, children, ...rest }: LinkProps) {
  return (
    <a {...rest} className={classes({ look, size, wide }, className)}>
      {icon && <Icon name={icon} />}{children}{iconAfter && <Icon name={iconAfter} />}
    </a>
  )
}

/** A square link or button with an icon and a name that is only spoken. */
export function IconLink({ icon, label, className, ...rest }:
  { icon: IconName; label: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} aria-label={label} title={label} className={cx(base, looks.bare, 'inline-flex size-11', className)}>
      <Icon name={icon} className="text-[1.125rem]" />
    </a>
  )
}

/** A link that stands alone on its line, in the accent's colour; with an arrow where it leads on. */
export function TextLink({ arrow, icon, className, children, ...rest }:
  { arrow?: boolean; icon?: IconName } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={cx('inline-flex items-center gap-1.5 min-h-7 text-accent-text font-semibold hover:underline', className)}>
      {icon && <Icon name={icon} />}{children}{arrow && <Icon name="arrow-right" />}
    </a>
  )
}
