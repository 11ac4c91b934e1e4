import type { BlockForm } from './publish-form.ts'
import { renderCode } from './render-code.ts'
import { renderMarkdown } from './render-markdown.ts'

/** What of a block is made once, when its version is: the markup of its Markdown or code, and of each of its steps or tabs.
 *  out: parts as JSON, null where the block has none */
export function renderBlock({ kind, source }: BlockForm): { html: string | null; parts: string | null } {
  const inner = kind === 'steps' ? source.steps : kind === 'tabs' ? source.tabs : undefined
  return {
    html: source.code !== undefined ? renderCode(source.code, String(source.language)) : source.markdown !== undefined ? renderMarkdown(source.markdown) : null,
    parts: inner === undefined ? null : JSON.stringify((inner as { text: string }[]).map(({ text }) => renderMarkdown(text))),
  }
}
