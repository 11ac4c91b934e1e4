import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

const tones = { plain: 'text-muted', ok: 'text-success-text', warn: 'text-warning-text', bad: 'text-danger-text' }
const signs: Record<keyof typeof tones, IconName | null> = { plain: null, ok: 'check', warn: 'triangle-alert', bad: 'x' }

/** A state in two or three words; sign and colour say the same. */
export function Tag({ tone = 'plain', icon, className, children }:
  { tone?: keyof typeof tones; icon?: IconName; className?: string; children: ReactNode }) {
  const sign = icon ?? signs[tone]
  return (
    <span className={cx('inline-flex items-baseline gap-1 text-xs leading-close font-semibold whitespace-nowrap', tones[tone], className)}>
      {sign && <Icon name={sign} className="self-center" />}{children}
    </span>
  )
}
