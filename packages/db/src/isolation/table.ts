// What was found, for people to read.
import type { Verdict } from './attempt.ts'
import type { Examination } from './run.ts'

const KINDS = ['own', 'select', 'insert', 'update', 'give away', 'delete', 'reference', 'twin'] as const

/** How many probes stand in one row of the table: eight kinds, six of them without a tenant as well. */
export const PROBES_OF_A_TABLE = KINDS.length + 6

const LEGEND = `Each cell: what came of it with no tenant set / with another tenant set.
  own        each tenant sees exactly its own rows, and may do to them what was granted
  twin       a row that repeats another tenant's values is accepted: no duplicate-key error tells
  unset      refused, since no tenant is set     fence    refused by row security
  grant      refused, never granted to the app   0 rows   nothing was found there
  key        refused, since in this tenant the row pointed at does not exist`

/** Table × probes × outcome, then everything beyond the tables. in: an examination · out: lines for a terminal */
export function isolationTable({ tables, verdicts }: Examination): string {
  const rows = tables.toSorted().map((table) => {
    const own = verdicts.filter((verdict) => verdict.subject === table)
    return [table.replace('public.', ''), ...KINDS.map((kind) => cell(own.filter((verdict) => verdict.kind === kind)))]
  })
  const others = verdicts.filter((verdict) => !tables.includes(verdict.subject))
  const subjects = [...new Set(others.map((verdict) => verdict.subject))].map((subject) => {
    const own = others.filter((verdict) => verdict.subject === subject)
    return [subject, String(own.length), [...new Set(own.map(outcome))].join(', ')]
  })
  return [LEGEND, '', align([['table', ...KINDS], ...rows]), '', align([['beyond the tables', 'probes', 'outcome'], ...subjects])].join('\n')
}

function cell(verdicts: Verdict[]): string {
  const words = (['no tenant', 'other tenant', 'own tenant'] as const).flatMap((context) => {
    const own = verdicts.filter((verdict) => verdict.context === context)
    // Reading and deleting are tried in several ways; they are one cell, and a leak in any of them is shown.
    if (own.some((verdict) => verdict.leak)) return ['LEAK']
    return own.length === 0 ? [] : [own.find((verdict) => verdict.word !== 'grant')?.word ?? 'grant']
  })
  return [...new Set(words)].join(' / ') || '-'
}

const outcome = (verdict: Verdict) => (verdict.leak ? 'LEAK' : verdict.word)

/** Columns side by side. in: rows of cells, the first being the heading */
export function align(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((text, column) => text.padEnd(widths[column]!)).join('  ').trimEnd())
  return [lines[0]!, '-'.repeat(lines[0]!.length), ...lines.slice(1)].join('\n')
}
