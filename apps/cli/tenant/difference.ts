import type { Change } from '@stoa/domain/tenancy'

const MARKS = { added: '+', changed: '~', removed: '-', unchanged: '=' } as const

/** The difference for a terminal: what came, changed and went, what was left out on purpose, and how much stayed. */
export function difference(changes: readonly Change[]): string {
  const told = changes.filter(({ change, detail }) => change !== 'unchanged' || (detail && !/^version \d+$/.test(detail)))
  const lines = told.map(({ what, change, detail }) => `  ${MARKS[change]} ${what}${detail ? `: ${detail}` : ''}\n`)
  const stayed = changes.length - told.length
  return `${lines.join('')}  ${stayed} unchanged\n`
}
