import { micromark } from 'micromark'
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table'

/** CommonMark with tables, as HTML. Raw HTML comes out as text and addresses with other protocols come out empty, whatever was checked before.
 *  in: Markdown · out: HTML; headings at the level they were written */
export function renderMarkdown(markdown: string): string {
  return micromark(markdown, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()], allowDangerousHtml: false, allowDangerousProtocol: false })
}
