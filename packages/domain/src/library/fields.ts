// A block's fields by their path, such as `src` or `steps.0.image`: files may be named inside a list.

/** What stands at a path.  out: undefined where nothing does */
export function fieldAt(source: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], source)
}

/** The same fields without those at these paths. */
export function without<T>(source: T, paths: readonly string[]): T {
  if (source === null || typeof source !== 'object' || paths.length === 0) return source
  const kept = Object.entries(source).flatMap(([step, part]) => {
    if (paths.includes(step)) return []
    const inner = paths.filter((path) => path.startsWith(`${step}.`)).map((path) => path.slice(step.length + 1))
    return [[step, without(part, inner)] as const]
  })
  return (Array.isArray(source) ? kept.map(([, part]) => part) : Object.fromEntries(kept)) as T
}
