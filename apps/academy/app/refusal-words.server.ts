import type { Refusal } from '@stoa/domain'
import { isolated, languageOf, sayInstant, sayOneOf, type RefusedField } from '@stoa/words'
import { languageFor } from './page-words.server.ts'
import { directionOf } from './spoken.ts'

interface Said {
  sentence: string
  fields: Record<string, string>
}

const sayDomains = (listed: string, locale: string) => sayOneOf(listed.split(', ').map((one) => (directionOf(locale) === 'rtl' ? isolated(one) : one)), locale)

/** What a refusal says to whoever is looking, and of its fields, in their language.
 *  in: the refusal; how whoever is looking reads */
export function saidOf({ code, details, fields }: Pick<Refusal, 'code' | 'details' | 'fields'>, reader: { locale: string; time_zone: string }): Said {
  const { locale, time_zone } = reader
  const { t, w } = languageFor({ reader })
  const { refusals, refusedFields } = languageOf(locale).words
  // The domain speaks of instants and lists; people read them in their own time zone and language.
  const isInstant = (value: string | number) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value))
  const asRead = (name: string, value: string | number) =>
    name === 'domains' ? sayDomains(String(value), locale) : isInstant(value) ? sayInstant(new Date(value), locale, time_zone) : value
  const filled = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, asRead(name, value)]))
  // What checks a field names what is said under it, knowing no reader, and so does the domain.
  const inField = (said: string) =>
    Object.hasOwn(refusedFields, said) ? t(refusedFields[said as RefusedField], filled) : Object.hasOwn(w.fields, said) ? w.fields[said as keyof typeof w.fields] : said
  return { sentence: t(refusals[code], filled), fields: Object.fromEntries(Object.entries(fields).map(([name, said]) => [name, inField(said)])) }
}
