import { isolated, type Language } from '@stoa/words'
import type { Message, Said } from './compose.ts'

const COLUMNS = 72
// A line that begins with a title in Latin letters would run from the left in a letter that does not.
const RIGHT_TO_LEFT = '\u200f'

/** A letter as plain text: what stands large is its first line, addresses stand alone, and no line is longer than a reader likes. */
export function letterText({ direction }: Language, { title, paragraphs, action, because, frame }: Said, { url, items = [], unsubscribe_url }: Message): string {
  const point = (text: string) => (direction === 'rtl' ? `${RIGHT_TO_LEFT}* ${isolated(text)}` : `* ${text}`)
  const parts = [
    wrapped(title),
    ...paragraphs.map((paragraph) => wrapped(paragraph)),
    ...items.map((item) => [wrapped(point(item.title), '  '), wrapped(`  ${item.line}`, '  '), `  ${item.url}`].join('\n')),
    ...(action && url ? [`${wrapped(`${action}:`)}\n${url}`] : []),
    '--',
    wrapped(because),
    wrapped(`${frame.sender} ${frame.automatic}`),
    ...(unsubscribe_url ? [`${wrapped(`${frame.unsubscribe}:`)}\n${unsubscribe_url}`] : []),
  ]
  return parts.join('\n\n')
}

/** Broken between words, as late as they fit; a word that is longer than a line keeps whole. */
function wrapped(text: string, indent = ''): string {
  const [, lead = '', rest = ''] = /^(\s*)(.*)$/su.exec(text) ?? []
  const lines: string[] = []
  let line = lead
  for (const word of rest.split(/\s+/u)) {
    const longer = line.trim() === '' ? line + word : `${line} ${word}`
    if ([...longer].length > COLUMNS && line.trim() !== '') {
      lines.push(line)
      line = indent + word
    } else line = longer
  }
  return [...lines, line].join('\n')
}
