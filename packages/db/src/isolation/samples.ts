// Values that a column may like. Which of them a check constraint accepts is found out by asking Postgres, so most columns need nothing here.
import { createHash } from 'node:crypto'
import type { Column, Table } from './catalogue.ts'

/** Words for columns whose values none of the guesses below meet: 'table.column' to candidates, the best first. */
const EXOTIC: Record<string, string[]> = {}

/** Candidates for one column of one row, most telling first; null stands for no value.
 *  in: canary, a word that only this tenant's rows contain; k, the number of the row, so that values differ */
export function candidates(table: Table, column: Column, canary: string, k: number): (string | null)[] {
  const exotic = EXOTIC[`${table.name.replace('public.', '')}.${column.name}`]
  const found = exotic ?? [...listed(table, column), ...column.labels, ...byType(column, canary, k)]
  if (found.length === 0) throw new Error(`${table.name}.${column.name} has the type ${column.type}, for which samples.ts has no value yet`)
  return column.required ? found : [...found, null]
}

/** The words that a check names: kind in ('partner', 'customer'), or role = 'owner'. */
function listed(table: Table, column: Column): string[] {
  if (column.type !== 'text') return []
  const checks = table.checks.filter((check) => check.columns.includes(column.name) && /= (ANY|'|\()/.test(check.definition))
  const words = checks.flatMap((check) => [...check.definition.matchAll(/'((?:[^']|'')*)'::text/g)].map((match) => match[1]!.replaceAll("''", "'")))
  return [...new Set(words)].filter((word) => !word.startsWith('^'))
}

function byType(column: Column, canary: string, k: number): string[] {
  const hash = createHash('sha256').update(`${canary} ${column.name} ${k}`).digest('hex')
  const uuid = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  const letters = String.fromCharCode(canary.toUpperCase().charCodeAt(0), 65 + (Math.floor(k / 26) % 26), 65 + (k % 26))
  const day = new Date(Date.UTC(2026, 0, 1 + k)).toISOString()
  const instants = [day, new Date(Date.UTC(2027, 0, 1 + k)).toISOString(), new Date(Date.UTC(2025, 0, 1 + k)).toISOString()]
  const numbers = [k + 1, 1, 0, 2, 10, 60, 100, 1000, -1].map(String)
  const byName: Record<string, string[]> = {
    text: [`${column.name.replaceAll('_', '-')}-${canary}-${k}`, hash, letters, `${canary}${k}@example.test`, `https://${canary}.test/${k}`, 'en', String(k)],
    uuid: [uuid],
    integer: numbers, bigint: numbers, smallint: numbers, numeric: numbers, 'double precision': numbers,
    boolean: ['false', 'true'],
    'timestamp with time zone': instants, date: instants.map((instant) => instant.slice(0, 10)),
    jsonb: ['{}', '[]', `["${canary}"]`, `"${canary}"`, 'true', '1'], json: ['{}', '[]'],
    'uuid[]': [`{${uuid}}`], 'text[]': [`{${canary}-${k}}`], 'integer[]': [`{${k + 1}}`],
    bytea: [`\\x${hash}`], interval: ['1 day'], time: ['12:00'], inet: ['192.0.2.1'], tsvector: [canary],
  }
  return byName[column.type] ?? []
}
