import type { BlockForm } from './publish-form.ts'
import { renderMarkdown } from './render-markdown.ts'

// Fields of blocks that a reader sees whatever they do. What a check holds beside its prompt gives its answer away.
const PLAIN = new Set(['title', 'caption', 'alt', 'transcript', 'description', 'prompt', 'front', 'back', 'code'])
const MARKDOWN = new Set(['markdown', 'text'])
const LISTS = new Set(['steps', 'cards', 'tabs'])

/** What a block says, as plain text in the order in which it is written: to be searched, and to show where a word stands.
 *  in: any kind of block; a kind that is not known here is read by the names of its fields */
export function saidIn({ kind, source }: Pick<BlockForm, 'kind' | 'source'>): string {
  if (kind === 'check') return String(source.prompt ?? '')
  return textsIn(source).join('\n')
}

function textsIn(fields: object): string[] {
  return Object.entries(fields).flatMap(([field, value]: [string, unknown]) => {
    if (typeof value === 'string') return MARKDOWN.has(field) ? [plainOf(value)] : PLAIN.has(field) ? [value] : []
    return LISTS.has(field) && Array.isArray(value) ? value.flatMap((one: object) => textsIn(one)) : []
  })
}

/** Headings of a text, which say what it is about. */
export function headingsIn(source: BlockForm['source']): string[] {
  return [...(source.markdown ?? '').matchAll(/^#{2,6} +(.+)$/gm)].map((match) => plainOf(match[1]!))
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** Markdown without its marks: words that belong together stay together, paragraphs and cells apart. */
function plainOf(markdown: string): string {
  return renderMarkdown(markdown)
    .replace(/<\/?(a|em|strong|code)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot);/g, (entity) => ENTITIES[entity]!)
    .replace(/\s+/g, ' ')
    .trim()
}
