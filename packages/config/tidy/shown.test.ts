import { expect, test } from 'vitest'
import { here, planted } from './repository.ts'
import { pagesWithoutScreen, partsAreShown, stylesOfTheirOwn } from './shown.ts'

const repo = here()

test('every part of the design is looked at', () => expect(partsAreShown(repo)).toEqual([]))

test('a part that nobody looks at is found, and a room without a part', () => {
  const ui = 'packages/ui/src/'
  const files = {
    [`${ui}index.ts`]: "export * from './parts/a.tsx'\nexport { Shown } from './parts/b.tsx'",
    [`${ui}parts/a.tsx`]: 'export function Hidden() {}\nexport const words = 1',
    [`${ui}parts/b.tsx`]: 'export function Shown() {}\nexport function Inner() {}',
  }
  const room = (text: string) => partsAreShown(planted({ ...files, [`${ui}exhibits/a.tsx`]: text }))
  expect(room("const a = [{ part: 'Shown', shown: <Shown /> }, { part: 'Hidden', shown: <Hidden>x</Hidden> }]")).toEqual([])
  expect(room("const a = [{ part: 'Shown', shown: <Shown /> }, { part: 'Hidden', shown: null }]")).toEqual([expect.stringMatching(/^packages\/ui\/src\/parts\/a\.tsx:1: Hidden/)])
  expect(room("const a = [{ part: 'Shown', shown: <><Shown /><Hidden /></> }, { part: 'Gone', shown: null }]")).toHaveLength(2)
})

test('every page is a screen of which pictures are taken', () => expect(pagesWithoutScreen(repo)).toEqual([]))

test('a page of which no picture is taken is found', () => {
  const missing = (screens: string) =>
    pagesWithoutScreen(
      planted({
        'apps/academy/app/paths.ts': "export const paths = { parts: () => '/_ui' }",
        'apps/academy/app/routes/exams.$course.tsx': 'export default function Page() {}',
        'apps/academy/app/routes/[_ui].tsx': 'export default function Page() {}',
        'apps/academy/app/routes/theme.ts': 'export const loader = 1',
        'e2e/shots/screens.ts': screens,
      }),
    )
  expect(missing("const screens = [{ path: '/trail' }]")).toEqual([expect.stringMatching(/exams\.\$course\.tsx:1: no picture/)])
  expect(missing('const screens = [{ path: `/exams/${COURSE}?x=1` }]')).toEqual([])
  expect(missing("const screens = [{ path: '/exams/{course}' }]")).toEqual([])
})

test('no screen keeps a style of its own', () => expect(stylesOfTheirOwn(repo)).toEqual([]))

test('a style that a screen keeps for itself is found, and a state is none', () => {
  const found = (text: string) => stylesOfTheirOwn(planted({ 'apps/academy/app/a.tsx': text }))
  expect(found('const a = <p className="mt-[0.2em]" />')).toEqual([expect.stringMatching(/mt-\[0\.2em\]/)])
  expect(found('const a = <p className={cx("flex", b && "lg:grid-cols-[1fr_2fr]")} style={{ top: 1 }} />')).toHaveLength(2)
  expect(found('const a = <p className="aria-[current]:font-semibold has-[[aria-invalid]]:grid-cols-1 group-has-[[value=key]:checked]:hidden" />')).toEqual([])
})
