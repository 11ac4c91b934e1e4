import { expect, test } from 'vitest'
import { docstrings, refusalsSaid } from './docstrings.ts'
import { here, planted } from './repository.ts'

const repo = here()
const library = (text: string) => planted({ 'packages/domain/src/people/a.ts': text })

test('every exported function, class and interface has a docstring directly above it', () => expect(docstrings(repo)).toEqual([]))

test('a missing docstring, and one that something stands under, is found', () => {
  expect(docstrings(library('export function a() {}'))).toEqual([expect.stringMatching(/^packages\/domain\/src\/people\/a\.ts:1: a is exported/)])
  expect(docstrings(library('export const a = async () => {}'))).toHaveLength(1)
  expect(docstrings(library('export interface A {}\nexport class B {}\nexport default function () {}'))).toHaveLength(3)
  expect(docstrings(library('/** Of the file. */\n\nexport function a() {}'))).toHaveLength(1)
  expect(
    docstrings(library('/** Does. */\nexport function a() {}\n/** Is. */\nexport const b = () => 1\nfunction c() {}\nexport const d = 1')),
  ).toEqual([])
})

test('a route owes a docstring for its loader and action, not for what Remix names', () => {
  expect(
    docstrings(
      planted({
        'apps/academy/app/routes/a.tsx': 'export const meta = () => []\nexport default function Page() {}\nexport async function loader() {}',
      }),
    ),
  ).toEqual([expect.stringMatching(/:3: loader/)])
})

test('a verb names every refusal it throws', () => expect(refusalsSaid(repo)).toEqual([]))

test('a refusal nobody was told of is found', () => {
  const verb = (doc: string) => `/** ${doc} */\nexport async function a(ctx: Ctx) {\n  throw new Refusal(late ? 'course/unknown' : 'exam/unknown')\n}`
  expect(refusalsSaid(library(verb('Does. refuses: course/unknown')))).toEqual([expect.stringMatching(/a\.ts:3: a refuses exam\/unknown/)])
  expect(refusalsSaid(library(verb('Does. refuses: course/unknown, exam/unknown')))).toEqual([])
  expect(refusalsSaid(library(`function a() { throw new Refusal('exam/unknown') }`))).toEqual([])
})
