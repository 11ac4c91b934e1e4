import { PASSWORD_LENGTH } from '@stoa/domain/people'
import { languageOf, LANGUAGES } from '@stoa/words'
import { expect, test } from 'vitest'
import { DeviceName, Email, Language, Name, nameTrouble, NewPassword, TimeZone } from './person-fields.ts'
import { spoken } from './spoken.ts'

const tags = LANGUAGES.map(({ tag }) => tag)
const fieldsIn = (tag: string): Record<string, string> => languageOf(tag).words.pages.fields

test('every check names what is said under its field, and every language says it', () => {
  const refused = [
    ...['x', 'x'.repeat(301)].map((typed) => Email.safeParse(typed)),
    ...['short', 'x'.repeat(201), 'password123'].map((typed) => NewPassword.safeParse(typed)),
    ...[' ', 'x'.repeat(201)].map((typed) => Name.safeParse(typed)),
    ...[' ', 'x'.repeat(61)].map((typed) => DeviceName.safeParse(typed)),
    Language.safeParse('xx'),
    ...['Nowhere', 'x'.repeat(101)].map((typed) => TimeZone.safeParse(typed)),
  ].map((parsed) => parsed.error?.issues[0]?.message)
  expect(new Set(refused).size).toBe(12)
  for (const name of refused) for (const tag of tags) expect(fieldsIn(tag)[name ?? ''], `${name} in ${tag}`).toBeTruthy()
})

test('the length that is said of a password is the one that is asked for, in every language', () => {
  for (const tag of tags) {
    const { passwordShort, passwordLong } = fieldsIn(tag)
    expect(passwordShort, tag).toMatch(new RegExp(`\\b${PASSWORD_LENGTH.min}\\b`))
    expect(passwordLong, tag).toMatch(new RegExp(`\\b${PASSWORD_LENGTH.max}\\b`))
  }
})

test('a letter that cannot be printed is named', () => {
  const said = nameTrouble(spoken('en', languageOf('en').words.pages), { code: 'certificate/missing-glyph', character: '☃' })
  expect(said).toBe('“☃” cannot be printed on a certificate yet. Write your name in other letters.')
})
