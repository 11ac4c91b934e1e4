import { LRUCache } from 'lru-cache'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { DrawingOnce, type Draw } from './drawn-once.tsx'
import { Speaking } from './language.tsx'
import type { Spoken } from './spoken.ts'

/** About how many characters are kept at most, of what was given and what was drawn. A lesson has some fifty thousand. */
const CHARACTERS_MAX = 16_000_000

const kept = new LRUCache<string, string>({
  maxSize: CHARACTERS_MAX,
  maxEntrySize: CHARACTERS_MAX / 16,
  sizeCalculation: (html, given) => html.length + given.length,
})

/** in: the language of the page · out: what draws its parts that look the same for everybody */
export function drawingIn(language: Spoken): Draw {
  return (kind: string, given: unknown, part: ReactNode) => {
    const key = `${language.locale} ${kind} ${JSON.stringify(given)}`
    const before = kept.get(key)
    if (before !== undefined) return before
    const html = renderToString(
      <DrawingOnce value={null}>
        <Speaking language={language}>{part}</Speaking>
      </DrawingOnce>,
    )
    kept.set(key, html)
    return html
  }
}
