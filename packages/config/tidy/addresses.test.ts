import { expect, test } from 'vitest'
import { pagesWithoutStory, pathsAndRoutes } from './addresses.ts'
import { refusalBlanks, refusalCodes } from './refusals.ts'
import { here, planted } from './repository.ts'

const repo = here()
const routes = 'apps/academy/app/routes/'
const page = 'export default function Page() {}'
const paths = (text: string) => ({ 'apps/academy/app/paths.ts': `export const paths = { ${text} }` })

test('every address has a route and every route an address', () => expect(pathsAndRoutes(repo)).toEqual([]))

test('an address without a route, and a route without an address, is found', () => {
  const verify = "verify: (serial?: string) => (serial ? `/verify/${serial}` : '/verify')"
  const both = { [`${routes}verify.$serial.tsx`]: page, [`${routes}verify._index.tsx`]: page }
  expect(pathsAndRoutes(planted({ ...paths(verify), ...both, [`${routes}$.tsx`]: page }))).toEqual([])
  expect(pathsAndRoutes(planted({ ...paths(verify), [`${routes}verify._index.tsx`]: page }))).toEqual([
    expect.stringMatching(/paths\.ts:1: paths\.verify leads to \/verify\/:,/),
  ])
  expect(pathsAndRoutes(planted({ ...paths(verify), ...both, [`${routes}mailbox.$id_.$part.ts`]: '' }))).toEqual([
    expect.stringMatching(/\$part\.ts:1: \/mailbox\/:\/: is not/),
  ])
  expect(
    pathsAndRoutes(planted({ ...paths("lesson: (l: string, b?: string) => `/learn/${l}${b ? `#${b}` : ''}`"), [`${routes}learn.$l.tsx`]: page })),
  ).toEqual([])
})

test('every page is visited by a story', () => expect(pagesWithoutStory(repo)).toEqual([]))

test('a page without a story is found, and one that a story opens is not', () => {
  const missing = (story: string) =>
    pagesWithoutStory(
      planted({
        ...paths("trail: () => '/trail'"),
        'e2e/stories/a.spec.ts': story,
        [`${routes}_index.tsx`]: page,
        [`${routes}exams.$course.tsx`]: page,
        [`${routes}trail.tsx`]: page,
      }),
    )
  expect(missing('')).toHaveLength(3)
  expect(missing('page.goto(origin); page.goto(`${origin}/exams/${slug}?x=1`); page.goto(paths.trail())')).toEqual([])
  expect(missing('await expect(page).toHaveURL(/\\/exams\\/[a-z-]+$/); page.goto(stack.origin(KESTREL)); const at = "/trail"')).toEqual([])
  expect(missing('page.goto(`${origin}${anything}`); page.goto("/exams"); page.goto("/trail/1")')).toHaveLength(3)
})

test('every refusal has a status and a sentence, and every sentence is used', () => expect(refusalCodes(repo)).toEqual([]))

test('a refusal without a sentence, and a sentence nobody says, is found', () => {
  const table = { 'packages/domain/src/refusals.ts': "export const refusals = { 'a/known': 404,\n 'a/spare': 404 }" }
  expect(refusalCodes(planted({ ...table, 'apps/worker/a.ts': "throw new Refusal(x ? 'a/known' : 'a/strange')" }))).toEqual([
    expect.stringMatching(/^apps\/worker\/a\.ts:1: refuses a\/strange/),
    expect.stringMatching(/refusals\.ts:2: nothing refuses a\/spare/),
  ])
})

test('what is refused fills every blank of what it says', () => expect(refusalBlanks(repo)).toEqual([]))

test('a refusal that leaves a blank is found', () => {
  const words = { 'packages/words/src/languages/en/refusals.ts': "export const refusals = { 'a/late': 'Wait {seconds, plural, one {# second} other {# seconds}} for {what}.' }" }
  const of = (thrown: string) => refusalBlanks(planted({ ...words, 'packages/domain/src/people/a.ts': thrown }))
  expect(of("throw new Refusal('a/late', { seconds: 3, what })")).toEqual([])
  expect(of("throw new Refusal('a/late', { seconds: 3 })")).toEqual([expect.stringMatching(/a\.ts:1: a\/late says \{what\}/)])
  expect(of("throw new Refusal('a/late')")).toHaveLength(2)
})
