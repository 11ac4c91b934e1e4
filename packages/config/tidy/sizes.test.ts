import { expect, test } from 'vitest'
import { here, planted } from './repository.ts'
import { fileSizes, LINE_MAX, lineLengths, LONGER, WIDER } from './sizes.ts'

const repo = here()

test('a use case has at most 80 lines, a route and any other file 200', () => expect(fileSizes(repo)).toEqual([]))

test('every listed exception is still needed', () => {
  for (const [path, { max }] of Object.entries(LONGER))
    expect(repo.text(path).split('\n').length, `${path} is short again: take it off the list`).toBeGreaterThan(Math.min(max, 200) / 2)
})

test('every file listed for long lines still has them', () => {
  for (const path of Object.keys(WIDER)) expect(Math.max(...repo.text(path).split('\n').map((line) => line.length)), `${path}: take it off the list`).toBeGreaterThan(LINE_MAX)
})

test('a line of TypeScript has at most 180 characters', () => expect(lineLengths(repo)).toEqual([]))

test('a file and a line that are too long are found', () => {
  const lines = (count: number) => 'x\n'.repeat(count)
  expect(fileSizes(planted({ 'packages/domain/src/people/a.ts': lines(81) }))).toEqual([expect.stringMatching(/a\.ts:81: 81 lines, a use case/)])
  expect(
    fileSizes(
      planted({ 'packages/domain/src/people/a.ts': lines(80), 'apps/academy/app/routes/a.tsx': lines(200), 'packages/db/src/a.test.ts': lines(300) }),
    ),
  ).toEqual([])
  expect(fileSizes(planted({ 'apps/academy/app/routes/a.tsx': lines(201) }))).toHaveLength(1)
  expect(lineLengths(planted({ 'e2e/a.ts': `\n${'x'.repeat(181)}\n${'é'.repeat(180)}` }))).toEqual([expect.stringMatching(/^e2e\/a\.ts:2: /)])
})
