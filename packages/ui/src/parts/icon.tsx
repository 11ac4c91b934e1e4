import { cx } from '../cx.ts'
import { shapes } from '../icon-shapes.ts'

export type IconName = keyof typeof shapes

/** One drawn sign, as tall as the text it stands in. Arrows turn round where people read from the right.
 *  in: label only where no words stand beside it; without one the icon is hidden from screen readers */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const said = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg {...said} viewBox="0 0 24 24" className={cx('icon', name.startsWith('arrow-') && 'rtl:-scale-x-100', className)}
      dangerouslySetInnerHTML={{ __html: shapes[name] }} />
  )
}
