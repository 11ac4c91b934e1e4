/** What is right, as the database keeps it, in the fields of a form: for whoever sits an exam without a browser. */
export function rightFields(key: Record<string, unknown>): [string, string][] {
  const entries = (name: string, field: string) => Object.entries((key[field] ?? {}) as Record<string, unknown>).map(([id, at]): [string, string] => [name, `${id}:${String(at)}`])
  if (typeof key.value === 'string') return [['number', key.value]]
  if (Array.isArray(key.blanks)) return (key.blanks as string[][]).map((taken) => ['blanks[]', taken[0]!])
  if (Array.isArray(key.picked)) return (key.picked as string[]).map((id) => ['picked[]', id])
  return [...entries('places[]', 'places'), ...entries('pairs[]', 'pairs')]
}
