import { IntlMessageFormat } from 'intl-messageformat'

/** What is filled into a sentence. */
export type Values = Readonly<Record<string, string | number>>

/** A sentence that was read, and which of its blanks choose between ways of saying it and are never said themselves. */
interface Read {
  format: IntlMessageFormat
  choices: ReadonlySet<string>
}

const known = new Map<string, Read>()

/** A sentence with its blanks filled, in the plural that the language wants.
 *  in:  locale, BCP 47, which says how numbers are written; the sentence, in ICU's form; what stands in its blanks; isolate: a text that is
 *       filled in keeps its own writing direction, by marks around it that nobody sees
 *  out: the sentence. A blank for which there is nothing is our fault, and thrown
 *  source: ICU MessageFormat; Unicode UAX 9 for isolates */
export function say(locale: string, sentence: string, values: Values = {}, { isolate = false } = {}): string {
  const name = `${locale} ${sentence}`
  if (!known.has(name)) known.set(name, readOf(sentence, locale))
  const { format, choices } = known.get(name)!
  const filled = Object.entries(values).map(([key, value]) => [key, isolate && typeof value === 'string' && !choices.has(key) ? isolated(value) : value])
  return String(format.format(Object.fromEntries(filled)))
}

function readOf(sentence: string, locale: string): Read {
  const format = new IntlMessageFormat(sentence, locale)
  return { format, choices: new Set(choicesIn(format.getAst())) }
}

const choicesIn = (parts: ReturnType<IntlMessageFormat['getAst']>): string[] =>
  parts.flatMap((part) => ('options' in part ? [part.value, ...Object.values(part.options).flatMap((option) => choicesIn(option.value))] : []))

const FIRST_STRONG = '\u2068'
const END = '\u2069'
/** A text that keeps its own direction among others. Marks that came along with it would open or close more than it, and are taken out. */
export const isolated = (text: string) => `${FIRST_STRONG}${text.replace(/[\u2066-\u2069]/g, '')}${END}`

/** The same marks as something else, such as elements of HTML.  in: a text that `say` made; what opens and what closes */
export function isolatesOf(text: string, open: string, close: string): string {
  return text.replaceAll(FIRST_STRONG, open).replaceAll(END, close)
}
