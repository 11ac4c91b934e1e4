/** A browser's own word for itself, shortened to what people call it: Firefox on Windows. */
export function deviceOf(userAgent: string): string {
  const browser = /(Edg|Firefox|OPR|Chrome|Safari)\//.exec(userAgent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)/.exec(userAgent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', CrOS: 'a Chromebook', 'Mac OS X': 'a Mac', iPhone: 'an iPhone', iPad: 'an iPad' }
  return [browser ? names[browser] ?? browser : 'A program', system && `on ${names[system] ?? system}`].filter(Boolean).join(' ')
}
