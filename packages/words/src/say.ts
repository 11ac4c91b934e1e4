import { IntlMessageFormat } from 'intl-messageformat'
import { formatLocale } from './format-locale.ts'
import { formatters } from './formatters.ts'

// Its own way is to ask for all locales there are: a browser reads the numbers of seven hundred to answer. Ours are settled.
IntlMessageFormat.resolveLocale = (locales) => new Intl.Locale(typeof locales === 'string' ? locales : locales[0]!)

/** What is filled into a sentence. */
export type Values = Readonly<Record<string, string | number>>

/** A sentence that was read, and which of its blanks choose between ways of saying it and are never said themselves. */
interface Read {
  format: IntlMessageFormat
  choices: ReadonlySet<string>
}

/** A sentence that was read into its parts already: what browsers get, so that they need nothing that reads. */
export type ReadSentence = ReturnType<IntlMessageFormat['getAst']>

// By locale, and there by the sentence or its parts: two ways of writing numbers share the words of their language.
const known = new Map<string, Map<string | ReadSentence, Read>>()

/** A sentence with its blanks filled, in the plural that the language wants.
 *  in:  locale, BCP 47, which says how numbers are written; the sentence, in ICU's form; what stands in its blanks; isolate: a text that is
 *       filled in keeps its own writing direction, by marks around it that nobody sees
 *  out: the sentence. A blank for which there is nothing is our fault, and thrown
 *  source: ICU MessageFormat; Unicode UAX 9 for isolates */
export function say(locale: string, sentence: string | ReadSentence, values: Values = {}, { isolate = false } = {}): string {
  if (isPlain(sentence)) return sentence
  let read = known.get(locale)
  if (!read) known.set(locale, (read = new Map()))
  if (!read.has(sentence)) read.set(sentence, readOf(sentence, locale))
  const { format, choices } = read.get(sentence)!
  const filled = Object.entries(values).map(([key, value]) => [key, isolate && typeof value === 'string' && !choices.has(key) ? isolated(value) : value])
  return String(format.format(Object.fromEntries(filled)))
}

/** Whether a sentence says the same whatever is filled in: ICU's signs open blanks, quote and count. */
const isPlain = (sentence: string | ReadSentence): sentence is string => typeof sentence === 'string' && !/[{}'<#]/.test(sentence)

/** The same words with every sentence that has blanks read into its parts.  in: sentences by name, at any depth */
export function readWords(words: unknown): unknown {
  if (typeof words === 'string') return isPlain(words) ? words : new IntlMessageFormat(words, 'en').getAst()
  if (Array.isArray(words)) return words.map(readWords)
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, readWords(value)]))
}

function readOf(sentence: string | ReadSentence, locale: string): Read {
  const format = new IntlMessageFormat(sentence, formatLocale(locale), undefined, { formatters })
  return { format, choices: new Set(choicesIn(format.getAst())) }
}

const choicesIn = (parts: ReturnType<IntlMessageFormat['getAst']>): string[] =>
  parts.flatMap((part) => ('options' in part ? [part.value, ...Object.values(part.options).flatMap((option) => choicesIn(option.value))] : []))

const FIRST_STRONG = '\u2068'
const END = '\u2069'
/** A text that keeps its own direction among others. One whose parts keep theirs already, such as a list, stays as it is; marks that came
 *  along otherwise would open or close more than it, and are taken out. */
export const isolated = (text: string) => (HOLDS_PARTS.test(text) ? text : `${FIRST_STRONG}${text.replace(/[\u2066-\u2069]/g, '')}${END}`)
const HOLDS_PARTS = /^([^\u2066-\u2069]*\u2068[^\u2066-\u2069]+\u2069)+[^\u2066-\u2069]*$/

/** The same marks as something else, such as elements of HTML.  in: a text that `say` made; what opens and what closes */
export function isolatesOf(text: string, open: string, close: string): string {
  return text.replaceAll(FIRST_STRONG, open).replaceAll(END, close)
}
