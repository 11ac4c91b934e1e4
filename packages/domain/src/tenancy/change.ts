import { createHash } from 'node:crypto'

/** One line of the difference that applying files makes. */
export interface Change {
  what: string
  change: 'added' | 'changed' | 'removed' | 'unchanged'
  detail?: string
}

/** The fields of a row that are not as wanted, by name; null where there is no row yet. Order of keys never counts. */
export function differences(row: object | undefined, wanted: object): string[] | null {
  if (!row) return null
  const before = row as Record<string, unknown>
  return Object.entries(wanted)
    .filter(([field, value]) => canonical(before[field] ?? null) !== canonical(value ?? null))
    .map(([field]) => field)
}

/** in: what `differences` found, with anything else that differs · out: the line to show */
export function changeOf(what: string, fields: string[] | null): Change {
  if (!fields) return { what, change: 'added' }
  return fields.length === 0 ? { what, change: 'unchanged' } : { what, change: 'changed', detail: fields.join(', ') }
}

/** JSON with keys in one order and without what is undefined, so that the same content is always the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** out: SHA-256 of the canonical form, hex */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}
