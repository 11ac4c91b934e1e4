/** Some words of a text around what was looked for: pieces in order, the marked ones being what was found. Never HTML. */
export type Snippet = { text: string; marked: boolean }[]

const WORDS_BEFORE = 6,
  WORDS_MAX = 30

/** The stretch of a text that says most of the words.
 *  in: plain text; words, folded as search folds them
 *  out: null where it says none; count weighs different words first, then how often */
export function snippetOf(text: string, words: ReadonlySet<string>): { snippet: Snippet; count: number } | null {
  const parts = text.split(/([\p{L}\p{N}\p{M}’']+)/u)     // Words stand at odd places, what is between them at even ones.
  const at: { place: number; word: string }[] = []
  for (let place = 1; place < parts.length; place += 2) {
    const word = folded(parts[place]!)
    if (words.has(word)) at.push({ place, word })
  }
  if (at.length === 0) return null
  const spread = (from: number) => new Set(at.filter(({ place }) => place >= from && place < from + 2 * (WORDS_MAX - WORDS_BEFORE)).map(({ word }) => word)).size
  const first = at.reduce((best, one) => (spread(one.place) > spread(best.place) ? one : best))
  const from = Math.max(0, first.place - 2 * WORDS_BEFORE)
  const to = Math.min(parts.length, from + 2 * WORDS_MAX)
  const snippet: Snippet = []
  const add = (piece: string, marked: boolean) => {
    if (piece === '') return
    const last = snippet.at(-1)
    if (last?.marked === marked) last.text += piece
    else snippet.push({ text: piece, marked })
  }
  if (from > 1) add('… ', false)
  const marks = new Set(at.map(({ place }) => place))
  for (let place = from > 1 ? from : 0; place < to; place++) add(parts[place]!.replace(/\s+/g, ' '), marks.has(place))
  if (to < parts.length - 1) add(' …', false)
  return { snippet, count: new Set(at.map(({ word }) => word)).size * 1000 + at.length }
}

/** As `app.folded` does for words of letters: small, without marks. A word it folds further stays unmarked, which harms nobody. */
const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640’']/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .normalize('NFKC')
    .replace(/^و?(ال|بال|كال|فال|لل)(?=.{3})/, '')
