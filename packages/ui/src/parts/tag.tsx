import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

const tones = { plain: 'text-muted', ok: 'text-success-text', warn: 'text-warning-text', bad: 'text-danger-text' }
const signs: Record<keyof typeof tones, IconName | null> = { plain: null, ok: 'check', warn: 'triangle-alert', bad: 'x' }

/** A state in two or three words; sign and colour say the same.  in: wraps, where it may be a sentence */
export function Tag({ tone = 'plain', icon, wraps = false, className, children }:
  { tone?: keyof typeof tones; icon?: IconName; wraps?: boolean; className?: string; children: ReactNode }) {
  const sign = icon ?? signs[tone]
  return (
    <span className={cx('inline-flex gap-1 text-xs leading-close font-semibold', wraps ? 'items-start' : 'items-baseline whitespace-nowrap', tones[tone], className)}>
      {sign && <Icon name={sign} className={wraps ? 'mt-[0.15em]' : 'self-center'} />}{wraps ? <span className="min-w-0">{children}</span> : children}
    </span>
  )
}
