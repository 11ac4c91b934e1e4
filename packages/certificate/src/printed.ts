import type { PrintedFields } from './fields.ts'
import { ar } from './labels/ar.ts'
import { en } from './labels/en.ts'
import type { Labels } from './labels/labels.ts'

/** The id of a printed field; skills are counted from 0. */
export type FieldId = Exclude<keyof PrintedFields, 'skills' | 'language'> | `skills.${number}`

/** The words for a language: Arabic for Arabic, English for the rest. */
export function labelsOf(language: string): Labels {
  return isArabic(language) ? ar : en
}

/** Does the whole page run from right to left? */
export function isArabic(language: string): boolean {
  return /^ar(-|$)/i.test(language)
}

/** What was examined, in the words of the paper's language. */
export const examined = (asked: number, passPercent: number, language: string): string => labelsOf(language).examined(asked, passPercent)

const formats = new Map<string, Intl.DateTimeFormat>()

/** A calendar day in words. Always the Gregorian calendar: a Thai or Saudi default would print another year than the record holds.
 *  English of no country gives the day first, as most of the world does. */
export function dayInWords(day: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  const format = formats.get(language)
    ?? new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', calendar: 'gregory', timeZone: 'UTC' })
  if (formats.size < 100) formats.set(language, format)      // Making one takes longer than using it.
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** What is printed for each field, in reading order; an empty field is not printed and has no entry.
 *  in: cleaned fields.  out: field id → the text between the rules, words of the language included */
export function printed(fields: PrintedFields): Map<FieldId, string> {
  const labels = labelsOf(fields.language)
  const texts = new Map<FieldId, string>()
  const put = (id: FieldId, text: string) => { if (text !== '') texts.set(id, text) }
  put('academy', fields.academy)
  put('tagline', fields.tagline)
  put('holder', fields.holder)
  put('organization', fields.organization === null ? '' : labels.of(fields.organization))
  put('certification', fields.certification)
  put('statement', fields.statement === '' ? '' : labels.and(fields.statement))
  fields.skills.forEach((skill, index) => put(`skills.${index}`, skill))
  put('serial', fields.serial)
  put('issued_on', dayInWords(fields.issued_on, fields.language))
  put('valid_until_on', fields.valid_until_on === null ? labels.for_ever : dayInWords(fields.valid_until_on, fields.language))
  put('exam', fields.exam)
  put('issuer', fields.issuer)
  put('place', fields.place)
  put('course_version', labels.version(new Intl.NumberFormat(fields.language, { useGrouping: false }).format(fields.course_version)))
  put('verify_url', fields.verify_url.replace(/^https?:\/\//, ''))
  return texts
}
