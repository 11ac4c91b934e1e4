import { parse, postprocess, preprocess } from 'micromark'
import { gfmTable } from 'micromark-extension-gfm-table'
import { decodeString } from 'micromark-util-decode-string'

/** Something an author may not write, and where.  line: from 1 */
export interface MarkdownFault {
  line: number
  sentence: string
}

/** What in a text would not come out as written: HTML, addresses that lead elsewhere than https, mail or the academy, headings above level 2,
 *  pictures (they have blocks of their own, with sizes and a text alternative).  in: Markdown · out: faults in order */
export function markdownFaults(markdown: string): MarkdownFault[] {
  const events = postprocess(
    parse({ extensions: [gfmTable()] })
      .document()
      .write(preprocess()(markdown, undefined, true)),
  )
  return events.flatMap(([phase, token, context]) => {
    if (phase !== 'enter') return []
    const sentence = faultOf(token.type, () => context.sliceSerialize(token))
    return sentence ? [{ line: token.start.line, sentence }] : []
  })
}

/** Whether a link may lead there: https, mailto, or a path of the academy itself. */
export function isAllowedAddress(address: string): boolean {
  if (/[\u0000-\u0020\\]/.test(address) || address.startsWith('//')) return false
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]
  return scheme === undefined || /^(https|mailto)$/i.test(scheme)
}

function faultOf(type: string, text: () => string): string | null {
  switch (type) {
    case 'htmlFlow':
    case 'htmlText':
      return `HTML is not taken (${text().split('\n')[0]!.slice(0, 40)}). Write Markdown, or a code span to show it.`
    case 'image':
      return 'A picture needs a block of its own: ::: image'
    case 'atxHeadingSequence':
      return text() === '#' ? 'Headings begin at level 2 (##): level 1 is the title of the lesson.' : null
    case 'setextHeadingLineSequence':
      return text().startsWith('=') ? 'Headings begin at level 2 (##): level 1 is the title of the lesson.' : null
    case 'resourceDestinationString':
    case 'definitionDestinationString':
      return linkFault(decodeString(text())) // As it will be followed: &#58; is a colon there.
    case 'autolinkProtocol':
      return linkFault(text())
    default:
      return null
  }
}

function linkFault(address: string): string | null {
  return isAllowedAddress(address) ? null : `The link ${address} is neither https, nor mailto, nor relative to the academy.`
}
