import { languageOf, say, sayDay } from '@stoa/words'
import type { Message, Reader } from '../tenancy/index.ts'
import type { Reminder } from './reminders-for.ts'

/** What a letter about reminders says: one thing as a letter of its own, several as a list.
 *  in: at least one, each with its address; who reads */
export function reminderMessage(reminders: readonly (Reminder & { url: string })[], reader: Reader): Message {
  const [first, ...more] = reminders
  if (more.length === 0) {
    const { kind, title, serial, days, day, url, is_renewable } = first!
    const renewable = is_renewable ? 'yes' : 'no'
    return { letter: kind, values: { course: title, certification: title, serial, days: Math.max(0, days), renewable }, days: { day }, url }
  }
  const lines = languageOf(reader.locale).words.reminderLines
  const items = reminders.map(({ kind, title, days, day, url }) => ({
    title,
    line: say(reader.locale, lines[kind], { days: Math.max(0, days), day: sayDay(day, reader.locale) }),
    url,
  }))
  return { letter: 'reminders', values: { count: reminders.length }, items }
}
