import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { bench, type Bench } from '../test/bench.ts'
import { folderOf, removeFolders, tiny, type Files } from '../test/tiny.ts'

let at: Bench
beforeEach(async () => {
  at = await bench()
})
afterEach(() => at.copy.drop())
afterAll(removeFolders)

const MAIN = 'academies/main.yaml'
const with_ = (more: string): Files => ({ ...tiny(), [MAIN]: `${String(tiny()[MAIN])}${more}` })
const SHELVES = 'shelves:\n  - { title: Begin here, courses: [care] }\n  - { title: Once more, courses: [care] }\n'
const ALIASES = 'aliases:\n  look out: looking\n  e-stop: emergency stop\n'

test('shelves and aliases are applied, told, exported as they were written, and taken away again', async () => {
  await at.apply(folderOf(tiny()))
  expect((await at.apply(folderOf(with_(SHELVES + ALIASES)))).lines).toEqual([
    'added · shelves of main · Begin here, Once more',
    'added · aliases of main · e-stop, look out',
  ])
  const exported = await at.export('tiny')
  const written = readFileSync(join(exported, MAIN), 'utf8')
  expect(written).toContain('shelves:\n  - title: Begin here\n    courses:\n      - care\n')
  expect(written).toContain('aliases:\n  e-stop: emergency stop\n  look out: looking\n')
  expect(readFileSync(join(exported, 'academies/side.yaml'), 'utf8')).not.toMatch(/shelves|aliases/)
  expect(await at.apply(exported)).toEqual({ lines: [], faults: '' })
  expect((await at.apply(folderOf(with_(SHELVES.replace('Begin here', 'Begin there'))))).lines).toEqual([
    'changed · shelves of main · Begin there, Once more',
    'removed · aliases of main · none',
  ])
  expect((await at.apply(folderOf(tiny()))).lines).toEqual(['removed · shelves of main · none'])
})

test.each([
  ['a course that is not there', 'shelves:\n  - { title: A, courses: [cure] }\n', ':22: There is no course cure.'],
  ['a course twice on one shelf', 'shelves:\n  - { title: A, courses: [care, care] }\n', 'The course care stands on this shelf in'],
  ['two shelves of one name', 'shelves:\n  - { title: A, courses: [care] }\n  - { title: A, courses: [care] }\n', ':23: The shelf A is listed in'],
  ['an empty shelf', 'shelves:\n  - { title: A, courses: [] }\n', 'main.yaml:22: shelves[1].courses'],
  ['an alias of several lines', 'aliases:\n  a: "b\\nc"\n', 'must be one line'],
])('%s is refused with its line', async (_, more, sentence) => {
  const { lines, faults } = await at.apply(folderOf(with_(more)))
  expect(lines).toEqual([])
  expect(faults).toContain(sentence)
})

test('a shelf cannot offer what the catalogue does not', async () => {
  const files = with_('shelves:\n  - { title: A, courses: [care] }\n')
  files[MAIN] = String(files[MAIN]).replace('catalogue: [care]', 'catalogue: []')
  expect((await at.apply(folderOf(files))).faults).toContain('The catalogue of this academy does not offer care.')
})
