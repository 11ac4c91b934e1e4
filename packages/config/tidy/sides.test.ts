import { expect, test } from 'vitest'
import { here, planted } from './repository.ts'
import { SIDES, sidesAreLogical } from './sides.ts'

const repo = here()

test('parts, pages and styles say start and end, never left and right, but for what is listed', () => expect(sidesAreLogical(repo)).toEqual([]))

test('every listed exception is still needed', () => {
  for (const [path, { holds }] of Object.entries(SIDES)) expect(repo.text(path), `${path} holds “${holds}” no more: take it off the list`).toContain(holds)
})

test('classes, styles and members that name a side are found; words, keys of keyboards and what has no side are not', () => {
  const found = (text: string, path = 'packages/ui/src/parts/a.tsx') => sidesAreLogical(planted({ [path]: text })).length
  for (const name of ['ml-2', '-mr-4', 'max-md:pl-[3px]', 'sm:hover:text-left', 'left-0', 'border-r', 'rounded-tl-md', 'float-right', '[&>a]:pr-2', 'space-x-2', 'bg-linear-to-r'])
    expect(found(`const a = <p className="grid ${name} gap-2" />`), name).toBe(1)
  for (const name of ['ms-2', 'text-start', 'border-s', 'rounded-e-md', 'left-out', 'inset-x-0', 'arrow-left', 'ps-[calc(1px-2px)]', 'pe-3', 'mx-auto', 'border-red'])
    expect(found(`const a = <p className="grid ${name} gap-2" />`), name).toBe(0)
  expect(found('const a = <p style={{ marginLeft: 3, right: 0 }} />')).toBe(2)
  expect(found("const a = { left: 2 }, b = 'three minutes left'")).toBe(0)
  const css = (line: string) => found(line, 'packages/ui/src/a.css')
  for (const line of ['a { margin-left: 2px }', 'a { left: 0 }', 'a { text-align: right; }', 'a { border-right-width: 0 }', 'a { background: linear-gradient(to left, red) }'])
    expect(css(line), line).toBe(1)
  for (const line of ['a { margin-inline-start: 2px }', 'a { inset-inline-end: 0 }', 'a { text-align: start; }']) expect(css(line), line).toBe(0)
})
