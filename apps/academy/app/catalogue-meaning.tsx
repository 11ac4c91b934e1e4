import type { Meant } from '@stoa/domain/library'
import { Icon } from '@stoa/ui'

/** What a search made of what was typed, wherever that is not what was typed. Said plainly, so that nobody takes other words for their own. */
export function CatalogueMeaning({ meant, found }: { meant: Meant[]; found: boolean }) {
  const lines = linesOf(meant, found)
  if (lines.length === 0) return null
  return (
    <div className="grid gap-1">
      {lines.map((line) => (
        <p key={line} className="flex gap-2">
          <Icon name="info" className="mt-[0.25em] text-muted" />
          <span>{line}</span>
        </p>
      ))}
    </div>
  )
}

function linesOf(meant: Meant[], found: boolean): string[] {
  const of = (...kinds: Meant['how'][]) => meant.filter(({ how }) => kinds.includes(how))
  const once = (words: Meant[]) => [...new Set(words.map(({ typed }) => `“${typed}”`))]
  const [corrected, aliased, unknown, small] = [of('corrected', 'split'), of('alias'), of('unknown'), of('small')]
  const lines: string[] = []
  if (corrected.length > 0 && found) {
    const shown = meant.filter(({ how }) => how !== 'unknown' && how !== 'over').map(({ typed, spelling }) => spelling ?? typed)
    lines.push(`Showing results for “${shown.join(' ')}”. Nothing here says ${listed(once(corrected))}.`)
  }
  for (const typed of once(aliased)) lines.push(`${typed} is called “${aliased.filter((word) => `“${word.typed}”` === typed).map((word) => word.spelling).join(' ')}” here.`)
  if (unknown.length > 0 && found) lines.push(`Nothing here says ${listed(once(unknown))}, so ${unknown.length === 1 ? 'that word was' : 'those words were'} left out.`)
  if (meant.some(({ how }) => how === 'over')) lines.push('Only the first twelve words were looked for.')
  if (small.length === meant.length && small.length > 0)
    lines.push(`${listed(once(small))} ${small.length === 1 ? 'is too small a word' : 'are too small words'} to search by. Here is everything.`)
  return lines
}

const listed = (words: string[]) => (words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? ''))
