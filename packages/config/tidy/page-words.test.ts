import { expect, test } from 'vitest'
import { pagesSpeakThroughWords, pageWordsAreUsed, partsAreAskedFor } from './page-words.ts'
import { here, planted } from './repository.ts'

const repo = here()

test('pages say nothing that is not in packages/words, but those that are listed', () => expect(pagesSpeakThroughWords(repo)).toEqual([]))

test('words between elements, in what is read or heard, and in a choice are found; names of styles and of things are not', () => {
  const of = (code: string, more: Record<string, string> = {}) => pagesSpeakThroughWords(planted({ 'apps/academy/app/a.tsx': code, ...more }))
  expect(of('const A = () => <p className="one two">{w.home.lead}</p>')).toEqual([])
  expect(of('const A = () => <p>Good morning</p>')).toEqual([expect.stringContaining('a.tsx:1: “Good morning” is said outside')])
  expect(of('const A = () => <Row title="Notes" id="notes" />')).toHaveLength(1)
  expect(of("const A = () => <Row title={one ? 'Notes' : w.home.lead} />")).toHaveLength(1)
  expect(of("const A = () => <b>{done ? 'Done' : `Question ${n}`}</b>")).toHaveLength(2)
  expect(of('const A = () => <Row legend="Which" name="Which one is it" action={<Button>{x ? \'Once\' : w.y}</Button>} />')).toHaveLength(3)
  expect(of("const A = () => <p>{kind === 'single' ? w.one : w[kind === 'all' ? 'some' : 'none']}</p>")).toEqual([])
  expect(of("const keys = [{ label: 'Next', href: '/next' }]")).toEqual([expect.stringContaining('“\'Next\'”')])
  const plain = (code: string) => pagesSpeakThroughWords(planted({ 'apps/academy/app/a.ts': code }))
  expect(plain("const sent = { title: 'Late', type: 'text/html; charset=utf-8' }, why = 'Nothing was saved.'")).toHaveLength(2)
  expect(of("const said = is ? 'All is well' : `It is ${late} now`")).toHaveLength(2)
  expect(of("const link = 'inline-flex min-h-6 text-text'; const a = cx('one two', b); await allow(args, `tries of ${id}`, 5, 9)")).toEqual([])
  const list = { 'packages/config/tidy/in-english.txt': 'apps/academy/app/a.tsx\n' }
  expect(of('const A = () => <p>Good morning</p>', list)).toEqual([])
  expect(of('const A = () => <p>{w.home.lead}</p>', list)).toEqual([expect.stringContaining('Take it off the list')])
})

test('every sentence of pages is said by one', () => expect(pageWordsAreUsed(repo)).toEqual([]))

test('a sentence that nobody says is found', () => {
  const words = { 'packages/words/src/languages/en/pages/home.ts': "export const home = { lead: 'Hello', gone: 'Bye' } as const" }
  expect(pageWordsAreUsed(planted({ ...words, 'apps/academy/app/a.tsx': 't(w.home.lead)' }))).toEqual([expect.stringMatching(/home\.ts:1: no page says home\.gone/)])
  expect(pageWordsAreUsed(planted({ ...words, 'apps/academy/app/a.tsx': 't(w.other.lead)' })), 'the same name in another part').toHaveLength(2)
})

test('a page asks for the words of a part that it says', () => expect(partsAreAskedFor(repo)).toEqual([]))

test('a page that says words of a part without asking for them is found', () => {
  const of = (path: string, code: string) =>
    partsAreAskedFor(planted({ 'apps/academy/app/word-parts.ts': "export const WORD_PARTS = { exam: ['exam', 'result'] } as const", [`apps/academy/app/${path}`]: code }))
  expect(of('a.tsx', 't(w.exam.lead)')).toEqual([expect.stringContaining("a.tsx:1: says words of exam|result")])
  expect(of('a.tsx', 'const { result: w, home } = useLanguage().w')).toHaveLength(1)
  expect(of('a.tsx', 'function said({ w: { result }, t }: Spoken) {}')).toHaveLength(1)
  expect(of('routes/a.tsx', "import '../exam-words.ts'\nt(w.exam.lead)")).toEqual([expect.stringContaining('export { handle }')])
  expect(of('routes/a.tsx', "export { handle } from '../exam-words.ts'\nt(w.exam.lead)")).toEqual([])
  expect(of('routes/a.tsx', "import '../exam-words.ts'\nexport const handle = { words: ['exam', 'b'] }\nt(w.exam.lead)")).toEqual([])
  expect(of('a.tsx', "import './exam-words.ts'\nt(w.exam.lead)")).toEqual([])
  expect(of('a.tsx', 'const { welcome: w } = useLanguage().w; t(w.exam)')).toEqual([])
})
