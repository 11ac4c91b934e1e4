import { stringify } from 'yaml'

// The database gives fields back in an order of its own; files keep the order in which tenants/README.md shows them.
const ORDER = `lesson checks every_lesson src poster captions language url tone skill kind title description minutes prompt answer tolerance unit items pairs extra left right
  steps cards tabs front back text image alt caption blanks name x y width height choices spots explanation transcript correct feedback
  ink accent paper corner shadow display_face hero drawing`.split(/\s+/)

/** One value as a file: long sentences stay on one line, so that a changed word is a changed line. */
export function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 })
}

/** The same value with its fields, and those inside, in the order of the form. */
export function inOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inOrder) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
  return Object.fromEntries(entries.map(([field, part]) => [field, inOrder(part)])) as T
}
