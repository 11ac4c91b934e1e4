import { languageOf, say, sayDay, sayInstant, sayZone, type LetterName, type LetterWords, type Values } from '@stoa/words'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'
import type { Academy } from './load-academy.ts'
import type { Reader } from './reader-of.ts'

/** Which letter, and what is filled into it. Days are 'YYYY-MM-DD' and are said as the reader writes them. */
export interface Message {
  letter: LetterName
  values?: Values
  days?: Readonly<Record<string, string>>
  /** When it happened, which is said by the reader's own clock. */
  at?: Date
  /** Where its button leads. */
  url?: string
  /** Several things in one letter, each with a place to go. */
  items?: readonly LetterItem[]
  /** Where mail like this is switched off; absent where it cannot be. */
  unsubscribe_url?: string
}

/** One thing of several. */
export interface LetterItem {
  title: string
  line: string
  url: string
}

/** A letter as it is said: sentences of one language, with blanks filled. For HTML what was filled in is kept apart by marks. */
export interface Said {
  title: string
  paragraphs: string[]
  action: string | undefined
  because: string
  frame: Record<'logo' | 'fallback' | 'sender' | 'automatic' | 'unsubscribe' | 'open', string>
}

/** What goes into the outbox of a letter: it is made once, so that a letter tried again is the same to the last byte. */
export interface Composed {
  subject: string
  text: string
  html: string
  from_name: string
  logo_sha256: string | null
  unsubscribe_url: string | null
}

/** One design for all mail, as text and as HTML, in the reader's language.
 *  in: the academy it comes from; who reads; which letter · out: all of it, nothing in it unescaped */
export function compose(academy: Academy, reader: Reader, message: Message): Composed {
  const language = languageOf(reader.locale)
  const words: LetterWords = language.words.letters[message.letter]
  const { legal_name, place } = academy.company
  const days = Object.entries(message.days ?? {}).map(([name, on]) => [name, sayDay(on, reader.locale)])
  const values: Values = { ...message.values, ...Object.fromEntries(days), academy: academy.name, company: legal_name, place }
  const { when, ...frame } = language.words.frame
  const saidWith = (isolate: boolean): Said => {
    const one = (sentence: string) => say(reader.locale, sentence, values, { isolate })
    const [first, ...more] = words.paragraphs.map(one)
    return {
      title: one(words.title),
      paragraphs: [first!, ...(message.at ? [say(reader.locale, when, clock(message.at, reader), { isolate })] : []), ...more],
      action: words.action && one(words.action),
      because: one(words.because),
      frame: Object.fromEntries(Object.entries(frame).map(([name, sentence]) => [name, one(sentence)])) as Said['frame'],
    }
  }
  return {
    subject: say(reader.locale, words.subject, values).replace(/\s+/g, ' '),
    text: letterText(language, saidWith(language.direction === 'rtl'), message),
    html: letterHtml(academy, language, saidWith(true), message),
    from_name: academy.name,
    logo_sha256: academy.company.logo_sha256,
    unsubscribe_url: message.unsubscribe_url ?? null,
  }
}

const clock = (at: Date, { locale, time_zone }: Reader) => ({ at: sayInstant(at, locale, time_zone), zone: sayZone(at, locale, time_zone) })
