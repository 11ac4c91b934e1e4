import type { Meant } from '@stoa/domain/library'
import { Icon } from '@stoa/ui'
import { sayOneOf } from '@stoa/words'
import { useLanguage } from './language.tsx'
import type { Spoken } from './spoken.ts'
import './finding-words.ts'

/** What a search made of what was typed, wherever that is not what was typed. Said plainly, so that nobody takes other words for their own. */
export function CatalogueMeaning({ meant, found }: { meant: Meant[]; found: boolean }) {
  const lines = linesOf(useLanguage(), meant, found)
  if (lines.length === 0) return null
  return (
    <div className="grid gap-1">
      {lines.map((line) => (
        <p key={line} className="flex gap-2">
          <Icon name="info" className="first-line text-muted" />
          <span>{line}</span>
        </p>
      ))}
    </div>
  )
}

/** Everything that is to be said about it. */
export function linesOf({ w: { catalogue: w }, t, locale }: Spoken, meant: Meant[], found: boolean): string[] {
  const of = (...kinds: Meant['how'][]) => meant.filter(({ how }) => kinds.includes(how))
  const once = (words: Meant[]) => [...new Set(words.map(({ typed }) => typed))]
  const listed = (words: Meant[]) => sayOneOf(once(words).map((word) => t(w.quoted, { word })), locale)
  const [corrected, aliased, unknown, small] = [of('corrected', 'split'), of('alias'), of('unknown'), of('small')]
  const lines: string[] = []
  if (corrected.length > 0 && found) {
    const shown = meant.filter(({ how }) => how !== 'unknown' && how !== 'over').map(({ typed, spelling }) => spelling ?? typed)
    lines.push(t(w.corrected, { shown: shown.join(' '), words: listed(corrected) }))
  }
  for (const typed of once(aliased)) lines.push(t(w.called, { typed, word: aliased.filter((one) => one.typed === typed).map(({ spelling }) => spelling).join(' ') }))
  if (unknown.length > 0 && found) lines.push(t(w.leftOut, { words: listed(unknown), count: unknown.length }))
  if (meant.some(({ how }) => how === 'over')) lines.push(w.tooMany)
  if (small.length === meant.length && small.length > 0) lines.push(t(w.tooSmall, { words: listed(small), count: small.length }))
  return lines
}
