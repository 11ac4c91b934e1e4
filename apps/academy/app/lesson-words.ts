import type { CardWords, CodeWords, FilmWords, ZoomWords } from '@stoa/ui'
import { count } from './words.ts'

/** What the parts of a lesson are called, in one place. */
export const zoomWords: ZoomWords = { open: 'Look closer', close: 'Close', larger: 'Larger', smaller: 'Smaller', region: 'The picture; arrow keys move it' }

const film = {
  transcript: 'Read it instead',
  lines: 'Go to a line',
  speed: 'Speed',
  again: 'Try again',
  goesOn: (time: string) => `Goes on at ${time}`,
}
export const videoWords: FilmWords = { ...film, failed: 'This video does not load. What is said and shown in it stands below.' }
export const soundWords: FilmWords = { ...film, failed: 'This recording does not load. What is heard in it stands below.' }

/** Languages of code by the names that readers know; plain text has none. */
export const languageNames: Record<string, string> = {
  bash: 'Shell',
  json: 'JSON',
  yaml: 'YAML',
  python: 'Python',
  sql: 'SQL',
  http: 'HTTP',
  ini: 'INI',
  'structured-text': 'Structured Text',
}

export const codeWords: CodeWords = { copy: 'Copy', copied: 'Copied', region: 'Code' }

export const stepWords = {
  done: (title: string) => `Done: ${title}`,
  count: (done: number, of: number) => `${done} of ${of} done`,
}

export const cardWords: CardWords = {
  front: 'Front',
  back: 'Back',
  flip: 'Press to turn',
  previous: 'Previous',
  next: 'Next',
  knew: 'I knew it',
  again: 'Again',
  place: (at, of) => `${at} of ${of}`,
  left: (known, of) => `${count(known, 'card', 'cards')} of ${of} put away`,
  allKnown: 'You knew all of them',
  restart: 'Start over',
}

/** What is said before something of another site is shown. */
export const embedWords = (host: string) => ({
  show: 'Show it here',
  open: `Open it at ${host}`,
  who: `This comes from ${host}. It is not asked for before you press; then that site sees that you visit, from which address on the network and from which academy.`,
})

/** A file's kind as people call it. */
export const fileKind = (content_type: string) => ({ 'application/pdf': 'PDF', 'text/csv': 'CSV' })[content_type.split(';')[0]!] ?? 'Text'

/** A language by its own name, as captions are listed. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

/** The keys of the lesson page. */
export const lessonKeys = [
  { key: 'J', does: 'The next block' },
  { key: 'K', does: 'The block before' },
  { key: 'N', does: 'The next lesson' },
  { key: 'P', does: 'The lesson before' },
  { key: 'O', does: 'Hide or show the outline' },
  { key: 'B', does: 'Bookmark this block, or leave this question for later' },
  { key: 'M', does: 'Write a note at this block' },
  { key: '?', does: 'These keys' },
  { key: 'Esc', does: 'Close what is open' },
]
