import type { ExportWish } from '@stoa/domain/people'

/** One part of a copy, as read. */
export interface CollectedPart {
  file: string
  title: string
  rows: readonly Record<string, unknown>[]
}

/** The page with which a reader begins: what is in the archive, part by part, as plain tables. It needs nothing from outside.
 *  in: whose and of when; the parts; the names of the papers · out: HTML with nothing in it unescaped */
export function dataPage(wish: ExportWish, parts: readonly CollectedPart[], papers: readonly string[]): string {
  const { academy, name, requested_at } = wish
  const on = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: academy.time_zone }).format(requested_at)
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Your data at ${escape(academy.name)}</title>
<style>${look}</style>
<main><h1>Your data at ${escape(academy.name)}</h1>
<p>Everything that ${escape(academy.company.legal_name)} keeps about <bdi>${escape(
    name,
  )}</bdi>, as of ${on}. Each part below is also a file of its own in JSON, which
programs read. What you prove yourself with (passwords, secrets of apps, codes) is not in it, and links in letters are blotted out.</p>
<ol>${parts.map((part) => `<li><a href="#${part.file}">${escape(part.title)}</a>: ${part.rows.length}</li>`).join('')}</ol>
${papers.length > 0 ? `<h2>Papers</h2><ul>${papers.map((path) => `<li><a href="${escape(path)}">${escape(path)}</a></li>`).join('')}</ul>` : ''}
${parts.map(section).join('\n')}</main></html>
`
}

const ROWS_MAX = 500

function section({ file, title, rows }: CollectedPart): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const head = `<h2 id="${file}">${escape(title)}</h2><p><a href="${file}">${file}</a></p>`
  if (rows.length === 0) return `${head}<p>Nothing.</p>`
  const shown = rows.slice(0, ROWS_MAX).map((row) => `<tr>${columns.map((column) => `<td>${escape(said(row[column]))}</td>`).join('')}</tr>`)
  const more = rows.length > ROWS_MAX ? `<p>The first ${ROWS_MAX} of ${rows.length}; the file has all.</p>` : ''
  return `${head}${more}<div><table><tr>${columns
    .map((column) => `<th scope="col">${escape(column.replaceAll('_', ' '))}</th>`)
    .join('')}</tr>${shown.join('')}</table></div>`
}

function said(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, 19)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const escape = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const look = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0;padding:2rem 1.25rem}
main{max-width:72rem;margin:0 auto}h1{font-size:1.8rem;line-height:1.2}h2{margin:2.5rem 0 .25rem;font-size:1.25rem}p{max-width:44rem;margin:.25rem 0 1rem}
div{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem}th,td{text-align:start;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid #8886}
td{max-width:28rem;overflow-wrap:anywhere;white-space:pre-wrap}`
