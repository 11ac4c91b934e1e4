import { markdownFaults, type BlockKind } from '@stoa/domain/library'
import type { Faults } from './faults.ts'
import type { Read } from './read-yaml.ts'

const CODE_MAX = 20_000

/** Reads what stands below a block's fields.
 *  in:  kind of the block; lines; firstLine, where they begin in the file
 *  out: Markdown or code, or null after noting a fault */
export function readBelow(
  faults: Faults,
  file: string,
  kind: string,
  lines: string[],
  firstLine: number,
): { markdown: string } | { code: string } | null {
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0) {
    faults.add(file, firstLine - 1, `This block has no ${kind === 'code' ? 'code' : 'text'}.`)
    return null
  }
  if (kind === 'code') {
    const code = lines.join('\n')
    if (code.length > CODE_MAX) faults.add(file, firstLine, `This code is longer than ${CODE_MAX} characters.`)
    return { code }
  }
  const markdown = lines.slice(first).join('\n').trimEnd()
  for (const { line, sentence } of markdownFaults(markdown)) faults.add(file, firstLine + first + line - 1, sentence)
  if (kind === 'table' && !isTable(markdown)) faults.add(file, firstLine + first, 'A table block holds one table and nothing else. Text goes into a block of its own.')
  return { markdown }
}

/** Notes what is wrong in Markdown that stands inside the fields, at the line of its field. */
export function checkParts(fields: Read<Record<string, unknown>>, kind: BlockKind): void {
  if (kind !== 'steps' && kind !== 'tabs') return
  ;(fields.value[kind] as { text: string }[]).forEach(({ text }, at) => {
    for (const { sentence } of markdownFaults(text)) fields.refuse([kind, at, 'text'], sentence)
  })
}

/** Rows one below the other, of which the second says how the columns stand.  source: GitHub Flavored Markdown, 4.10 */
function isTable(markdown: string): boolean {
  const [head = '', rule = '', ...rows] = markdown.split('\n')
  const cells = (line: string) => line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).length
  return /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(rule) && cells(head) === cells(rule) && rows.length > 0 && rows.every((row) => row.includes('|'))
}
