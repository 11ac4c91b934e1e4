import { cx } from '../cx.ts'
import type { IconName } from '../icons.ts'
import sheet from '../icons.svg?url'

export type { IconName }

/** Signs that point along the reading, or show how lines begin: they turn round where people read from the right. What is played does not. */
const TURNS = /^(arrow-|circle-question|external-link|list$|log-out|panel-)/

/** One drawn sign, as tall as the text it stands in.
 *  in: label only where no words stand beside it; without one the icon is hidden from screen readers */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const said = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg {...said} className={cx('icon', TURNS.test(name) && 'rtl:-scale-x-100', className)}>
      <use href={`${sheet}#${name}`} />
    </svg>
  )
}
