import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { isolated, languageOf, LANGUAGES, pageLocaleOf, say, sayOneOf } from './index.ts'
import { arabic } from './languages/ar/index.ts'
import { en, english } from './languages/en/index.ts'
import { isWhole } from './languages/is-whole.ts'

const others = [...new Set(LANGUAGES.map(({ tag }) => languageOf(tag)))].filter((one) => one !== english)

/** Every sentence by the way to it. */
function sentencesOf(words: unknown, way = ''): [string, string][] {
  if (typeof words === 'string') return [[way, words]]
  return Object.entries(words as Record<string, unknown>).flatMap(([key, value]) => sentencesOf(value, `${way}/${key}`))
}

/** What may be filled in, and of which kind; plurals with the cases they tell apart. */
function blanksOf(elements: MessageFormatElement[]): { name: string; kind: 'text' | 'plural' | 'select'; cases: string[] }[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [
        { name: element.value, kind: element.type === TYPE.plural ? ('plural' as const) : ('select' as const), cases: Object.keys(element.options) },
        ...Object.values(element.options).flatMap((option) => blanksOf(option.value)),
      ]
    return element.type === TYPE.argument ? [{ name: element.value, kind: 'text' as const, cases: [] }] : []
  })
}
const named = (sentence: string) => [...new Set(blanksOf(parse(sentence)).map(({ name, kind }) => `${name} ${kind}`))].sort()

/** What is said as it stands, whatever is filled in. */
function literalsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value]
    if (element.type === TYPE.plural || element.type === TYPE.select) return Object.values(element.options).flatMap((option) => literalsOf(option.value))
    return []
  })
}

/** The number that an exact case or a category stands for, so that `=0` does for `zero`. */
const EXACT: Record<string, string> = { zero: '=0', one: '=1', two: '=2' }

describe.each(others)('$tag', ({ tag, words, direction }) => {
  const own = sentencesOf(words)
  // Of a language in Latin letters only whole sentences tell.
  const foreign = direction === 'rtl' ? /[A-Za-z]/ : /\b(you|your|the|this)\b/i

  test('says everything that English says, and nothing else', () => expect(own.map(([way]) => way)).toEqual(sentencesOf(en).map(([way]) => way)))

  test.each(sentencesOf(en))('%s has the same blanks', (way, sentence) => {
    expect(named(own.find(([other]) => other === way)![1])).toEqual(named(sentence))
  })

  test('and leaves nothing in English', () => {
    for (const [way, sentence] of own) expect(literalsOf(parse(sentence)).join(' '), way).not.toMatch(foreign)
  })

  test(`has every plural that ${tag} tells apart, and no other`, () => {
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
    const plurals = own.flatMap(([way, sentence]) => blanksOf(parse(sentence)).flatMap(({ kind, cases }) => (kind === 'plural' ? [{ way, cases }] : [])))
    expect(plurals.length).toBeGreaterThan(0)
    for (const { way, cases } of plurals) {
      for (const category of categories) expect(cases.includes(category) || cases.includes(EXACT[category] ?? category), `${way}: ${category}`).toBe(true)
      for (const one of cases) expect(one.startsWith('=') || categories.includes(one as Intl.LDMLPluralRule), `${way}: ${one}`).toBe(true)
    }
  })
})

test('a number of days is said as Arabic says it', () => {
  const line = (days: number) => say('ar', arabic.words.reminderLines['course-due'], { days, day: '…' })
  expect([0, 1, 2, 3, 10, 11, 99, 100].map(line)).toEqual([
    'الموعد اليوم، في …',
    'الموعد غدًا، في …',
    'الموعد بعد يومين، في …',
    'الموعد بعد 3 أيام، في …',
    'الموعد بعد 10 أيام، في …',
    'الموعد بعد 11 يومًا، في …',
    'الموعد بعد 99 يومًا، في …',
    'الموعد بعد 100 يوم، في …',
  ])
})

test('a blank that nobody fills is an error and not an empty place', () => {
  expect(() => say('en', 'Hello {name}')).toThrow(/name/)
})

test('what is filled in keeps its direction where it is asked to', () => {
  expect(say('ar', 'في {academy}', { academy: 'Halden' }, { isolate: true })).toBe('في \u2068Halden\u2069')
  expect(say('ar', 'في {academy}', { academy: 'Halden' })).toBe('في Halden')
})

test('a list that is filled in runs as the sentence does, and each of its parts as its own letters do', () => {
  const listed = sayOneOf(['a.example', 'b.example'].map(isolated), 'ar')
  expect(say('ar', 'في {domains}', { domains: listed }, { isolate: true })).toBe('في \u2068a.example\u2069 أو \u2068b.example\u2069')
  for (const odd of ['\u2069 up', 'open \u2068', '\u2068\u2068a\u2069\u2069', '\u2068a\u2069\u2068']) expect(isolated(odd)).toMatch(/^\u2068[^\u2066-\u2069]*\u2069$/)
})

test('what chooses between two ways of saying something chooses the same whether directions are kept or not', () => {
  const sentence = 'It {expires, select, yes {is good until {day}} other {does not expire}}.'
  expect(say('en', sentence, { expires: 'yes', day: 'Friday' }, { isolate: true })).toBe('It is good until \u2068Friday\u2069.')
  expect(say('en', sentence, { expires: 'no', day: '' }, { isolate: true })).toBe('It does not expire.')
})

test('every tag that can be chosen leads to its language, and what is unknown to English', () => {
  expect(LANGUAGES.map(({ tag }) => languageOf(tag).tag)).toEqual(LANGUAGES.map(({ tag }) => tag.split('-')[0]))
  expect(LANGUAGES.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['en', 'en-US', 'ar']))
  expect([languageOf('ar-EG'), languageOf('la')]).toEqual([arabic, english])
})

test('a language is whole that says everything, and no longer once a sentence, a paragraph or a letter is missing or empty', () => {
  const { letters, frame } = arabic.words
  const { open: _, ...less } = frame
  expect([isWhole(arabic.words, en), isWhole(en, en)]).toEqual([true, true])
  for (const lacking of [
    { ...arabic.words, frame: less },
    { ...arabic.words, frame: { ...frame, open: ' ' } },
    { ...arabic.words, letters: { ...letters, certificate: undefined } },
    { ...arabic.words, letters: { ...letters, certificate: { ...letters.certificate, paragraphs: letters.certificate.paragraphs.slice(1) } } },
  ])
    expect(isWhole(lacking as typeof arabic.words, en)).toBe(false)
})

test('a page speaks to a reader in the language they chose, else in one they ask for, else in the academy’s', () => {
  expect([pageLocaleOf('en-US', ['ar'], 'en'), pageLocaleOf('ar', [], 'en-US'), pageLocaleOf('la', ['ar-EG'], 'en'), pageLocaleOf(null, [], 'ar')]).toEqual(
    ['en-US', 'ar', 'ar', 'ar'],
  )
})

test('whoever chose nothing reads the first language that their browser asks for and is spoken here, as the academy writes it where it is its own', () => {
  const asking = (asked: string[], academy = 'en') => pageLocaleOf(null, asked, academy)
  expect([asking(['la', 'ar-EG', 'en']), asking(['en-US', 'ar']), asking(['en-US'], 'ar'), asking(['la'], 'la')]).toEqual(['ar', 'en', 'en-US', 'en'])
})
