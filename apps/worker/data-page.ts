import type { ExportWish } from '@stoa/domain/people'
import { escape, type Reader } from '@stoa/domain/tenancy'
import { isolatesOf, languageOf, say, sayInstant, type Language, type Values } from '@stoa/words'

/** The name of a part, by which the words know it. */
export type PartName = keyof Language['words']['copy']['parts']

/** So many rows of a part are shown; its file has all. */
export const ROWS_MAX = 500

/** One part of a copy, as read. */
export interface CollectedPart {
  /** That of its file, without its ending. */
  name: PartName
  /** How many rows there are; of many, `rows` holds the first. */
  count: number
  rows: readonly Record<string, unknown>[]
}

/** The page with which a reader begins, in their language: what is in the archive, part by part, as plain tables. It needs nothing from
 *  outside. Columns are called as in the files.
 *  in: whose and of when; the parts; the names of the papers · out: HTML with nothing in it unescaped */
export function dataPage(wish: ExportWish, parts: readonly CollectedPart[], papers: readonly string[]): string {
  const { academy, name, requested_at, reader } = wish
  const { tag, direction, words } = languageOf(reader.locale)
  const says = (sentence: string, values: Values = {}) => marked(say(reader.locale, sentence, values, { isolate: true }))
  const title = says(words.copy.title, { academy: academy.name })
  const at = sayInstant(requested_at, reader.locale, reader.time_zone)
  const titled = parts.map((part) => ({ ...part, title: says(words.copy.parts[part.name]) }))
  return `<!doctype html>
<html lang="${tag}" dir="${direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${plain(title)}</title>
<style>${look}</style>
<main><h1>${title}</h1>
<p>${says(words.copy.lead, { company: academy.company.legal_name, person: name, at, format: 'JSON' })}</p>
<ol>${titled.map((part) => `<li><a href="#${part.name}">${part.title}</a>: ${part.count}</li>`).join('')}</ol>
${papers.length > 0 ? `<h2>${says(words.copy.papers)}</h2><ul>${papers.map((path) => `<li><a href="${escape(path)}">${escape(path)}</a></li>`).join('')}</ul>` : ''}
${titled.map((part) => section(part, { says, words: words.copy, reader })).join('\n')}</main></html>
`
}

interface Speech {
  says: (sentence: string, values?: Values) => string
  words: Language['words']['copy']
  reader: Reader
}

function section({ name, title, count, rows }: CollectedPart & { title: string }, { says, words, reader }: Speech): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const head = `<h2 id="${name}">${title}</h2><p><a href="${name}.json">${name}.json</a></p>`
  if (rows.length === 0) return `${head}<p>${says(words.nothing)}</p>`
  const cell = (value: unknown) => `<td dir="auto">${escape(said(value, reader))}</td>`
  const shown = rows.map((row) => `<tr>${columns.map((column) => cell(row[column])).join('')}</tr>`)
  const more = count > rows.length ? `<p>${says(words.more, { shown: rows.length, all: count })}</p>` : ''
  return `${head}${more}<div><table><tr>${columns
    .map((column) => `<th scope="col" lang="en" dir="ltr">${escape(column.replaceAll('_', ' '))}</th>`)
    .join('')}</tr>${shown.join('')}</table></div>`
}

function said(value: unknown, { locale, time_zone }: Reader): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return sayInstant(value, locale, time_zone)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const marked = (text: string) => isolatesOf(escape(text), '<bdi>', '</bdi>')
const plain = (html: string) => html.replace(/<\/?bdi>/g, '')

const look = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0;padding:2rem 1.25rem}
main{max-width:72rem;margin:0 auto}h1{font-size:1.8rem;line-height:1.2}h2{margin:2.5rem 0 .25rem;font-size:1.25rem}p{max-width:44rem;margin:.25rem 0 1rem}
div{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem}th,td{text-align:start;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid #8886}
td{max-width:28rem;overflow-wrap:anywhere;white-space:pre-wrap}`
