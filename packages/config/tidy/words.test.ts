import { expect, test } from 'vitest'
import { here, planted } from './repository.ts'
import { languagesAreWhole, sentencesElsewhere, wordsAreUsed } from './words.ts'

const repo = here()
const languages = 'packages/words/src/languages/'
const english = (letters: string, frame = "open: 'Open it'") => ({
  [`${languages}en/letters.ts`]: `export const letters = { ${letters} } as const`,
  [`${languages}en/frame.ts`]: `export const frame = { ${frame} }`,
})
const hello = "'hello': { subject: 'Hello', paragraphs: ['You are here.', 'Good.'] }"
const html = 'packages/domain/src/tenancy/letter-html.ts'

test('every language says what English says and is offered', () => expect(languagesAreWhole(repo)).toEqual([]))

test('a sentence that is missing, empty or too many, and a language that nobody offers, is found', () => {
  const index = { [`${languages}index.ts`]: "import { english } from './en/index.ts'\nimport { norwegian } from './nb/index.ts'" }
  const norwegian = (letters: string) => ({ [`${languages}nb/letters.ts`]: `export const letters: Words['letters'] = { ${letters} }` })
  const of = (letters: string) => languagesAreWhole(planted({ ...index, ...english(hello, ''), ...norwegian(letters) }))
  expect(of("'hello': { subject: 'Hei', paragraphs: ['Du er her.', 'Bra.'] }")).toEqual([])
  expect(of("'hello': { subject: '', paragraphs: ['Du er her.'], because: 'x' }")).toEqual([
    expect.stringContaining('nb does not say letters.hello.subject'),
    expect.stringContaining('nb does not say letters.hello.paragraphs.1'),
    expect.stringMatching(/nb\/letters\.ts:1: says letters\.hello\.because, which English does not/),
  ])
  const arabic = { [`${languages}ar/index.ts`]: '' }
  expect(languagesAreWhole(planted({ ...index, ...english(hello, ''), ...arabic }))).toContainEqual(expect.stringContaining('index.ts:1: does not name ar'))
})

test('every sentence is used and every one that is used is declared', () => expect(wordsAreUsed(repo)).toEqual([]))

test('a letter that nobody writes, one that is written and not declared, and words that stand in none, are found', () => {
  const of = (code: string, more: Record<string, string> = {}) =>
    wordsAreUsed(planted({ ...english(hello), [html]: 'const a = frame.open', 'packages/domain/src/people/a.ts': code, ...more }))
  expect(of("writeTo(ctx, x, { letter: 'hello' })")).toEqual([])
  expect(of("writeTo(ctx, x, { letter: purpose as 'hello' | 'good-bye' })")).toEqual([expect.stringMatching(/people\/a\.ts:1: letters\.good-bye is not declared/)])
  expect(of('writeTo(ctx, x, { letter: kind })', { 'packages/domain/src/people/b.ts': "interface Step { kind: 'hello' }" })).toEqual([])
  expect(of("act({ kind: 'hello' })")).toEqual([expect.stringMatching(/en\/letters\.ts:1: nothing uses letters\.hello/)])
  const other = { [html]: 'const { open, ...frame } = words.frame\nfoot(frame.sender)' }
  expect(of("writeTo(ctx, x, { letter: 'hello' })", other)).toEqual([expect.stringContaining('frame.sender is not declared')])
  expect(of("writeTo(ctx, x, { letter: 'hello' })", { [html]: '' })).toEqual([expect.stringContaining('nothing uses frame.open')])
})

test('no letter says anything that stands outside packages/words', () => expect(sentencesElsewhere(repo)).toEqual([]))

test('a sentence where letters are put together, and one where a letter is ordered, is found', () => {
  const of = (path: string, code: string) => sentencesElsewhere(planted({ [path]: code }))
  expect(of(html, 'const a = `<p style="font:bold 16px \'Segoe UI\'">${said}</p>`')).toEqual([])
  expect(of(html, 'const a = `<p>Your certificate ${said} is here</p>`')).toEqual([expect.stringMatching(/letter-html\.ts:1: .*is a sentence of a letter/)])
  expect(of('packages/domain/src/people/a.ts', "writeTo(ctx, x, y, { letter: 'hello', values: { name: 'your telephone' } })")).toHaveLength(1)
  expect(of('apps/worker/jobs/a.ts', "queueMail(ctx, x, y, { subject: 'Your exam is over' })")).toHaveLength(1)
  expect(of('packages/domain/src/people/a.ts', "send({ letter: 'hello', values: { name: 'your telephone' } })")).toHaveLength(1)
  expect(of('packages/domain/src/people/a.ts', "act(ctx, { detail: 'two words' }); writeTo(ctx, x, { letter: 'hello' })")).toEqual([])
})
