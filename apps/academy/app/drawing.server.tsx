import { LRUCache } from 'lru-cache'
import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { DrawingOnce, type Draw } from './drawn-once.tsx'
import { Speaking } from './language.tsx'
import type { Spoken } from './spoken.ts'

/** About how much is kept at most, of what was given and what was drawn. A lesson has some fifty thousand bytes. */
const BYTES_MAX = 16_000_000

const kept = new LRUCache<string, Buffer>({
  maxSize: BYTES_MAX,
  maxEntrySize: BYTES_MAX / 16,
  sizeCalculation: (html, given) => html.length + given.length,
})

/** Stands in a page for a part that was kept, until the page is put together. Nobody can write it who does not know it. */
const MARK = `<!--${randomUUID()}-->`

/** One page, whose parts that look the same for everybody are drawn once and put in as the bytes they were kept as: as a string a page is
 *  copied several times on its way, and a long one with a letter beyond Latin costs a millisecond each time (infra/decisions/0025).
 *  in: the language of the page */
export class Drawing {
  readonly #language: Spoken
  readonly #parts: Buffer[] = []
  constructor(language: Spoken) {
    this.#language = language
  }

  readonly draw: Draw = (kind: string, given: unknown, part: ReactNode) => {
    this.#parts.push(this.#drawn(`${this.#language.locale} ${kind} ${JSON.stringify(given)}`, part))
    return MARK
  }

  #drawn(key: string, part: ReactNode): Buffer {
    const before = kept.get(key)
    if (before) return before
    const html = renderToString(
      <DrawingOnce value={null}>
        <Speaking language={this.#language}>{part}</Speaking>
      </DrawingOnce>,
    )
    const bytes = Buffer.from(html)
    kept.set(key, bytes)
    return bytes
  }

  /** in: the page as React drew it, in one go and from top to bottom · out: the whole of it */
  page(html: string): Buffer {
    const between = html.split(MARK)
    if (between.length !== this.#parts.length + 1) throw new Error(`drawn-once: ${this.#parts.length}/${between.length - 1}`)
    return Buffer.concat(between.flatMap((text, at) => (at === 0 ? [Buffer.from(text)] : [this.#parts[at - 1]!, Buffer.from(text)])))
  }
}
