import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BlanksAnswer, MatchingAnswer, NumberAnswer, OrderingAnswer, SpotsAnswer } from '../index.ts'

const words = {
  place: (text: string) => `Place of ${text}`, up: (text: string) => `Up ${text}`, down: (text: string) => `Down ${text}`, moved: () => '', open: '', keep: 'Keep', whole: '',
}
const items = ['Look', 'Think', 'Act'].map((text, at) => ({ id: String(at), text }))
const spots = ['Here', 'There'].map((name, at) => ({ value: String(at), name, x: at * 50, y: 10, width: 8, height: 8 }))
const number = (more: object = {}) => <NumberAnswer id="q1" legend="How many?" name="number" label="Your answer" unit="bar" {...more} />
const ordering = (places: Record<string, number>) => <OrderingAnswer id="q2" legend="Order?" name="places[]" items={items} places={places} words={words} />
const matching = (more: object = {}) => (
  <MatchingAnswer id="q3" legend="Pairs?" name="pairs[]" unchosen="Choose" rows={[{ id: 'a', label: 'Amber', chosen: 'y', ...more }, { id: 'b', label: 'Blue' }]}
    rights={[{ id: 'x', text: 'acts' }, { id: 'y', text: 'waits' }]} />
)
const blanks = (more: object = {}) => (
  <BlanksAnswer id="q4" legend="Gaps?" name="blanks[]" pieces={['Read ', ' before the ', '.']} blanks={[{ label: 'Gap 1 of 2', given: '0', ...more }, { label: 'Gap 2 of 2' }]} />
)
const spotted = (many: boolean) => (
  <SpotsAnswer letters="ABC" id="q5" legend="Where?" name={many ? 'picked[]' : 'picked'} picture={<img src="/a.webp" alt="A plan" />} spots={spots} many={many} chosen={['1']} />
)
const html = (node: ReactNode) => renderToStaticMarkup(node)

test('every field has a name that is spoken, inside a group that is called as the question is', () => {
  const page = html(<>{number()}{ordering({})}{matching()}{blanks()}{spotted(true)}</>)
  expect(page.match(/<fieldset/g)).toHaveLength(5)
  expect(page.match(/<legend/g)).toHaveLength(5)
  for (const id of ['q1', 'q2', 'q3', 'q4', 'q5']) expect(page.match(new RegExp(` id="${id}"`, 'g'))).toHaveLength(1)
  expect(page).toContain('aria-label="Place of Think"')
  expect(page).toContain('<label for="q3-0"')
  expect(page).toContain('aria-label="Gap 2 of 2"')
  expect(page).toContain('B, There')
})

test('a number keeps what was typed, says its unit and asks a telephone for digits', () => {
  const page = html(number({ given: '12,5 bar', hint: 'One decimal', error: 'Write a number' }))
  expect(page).toContain('value="12,5 bar"')
  expect(page).toContain('inputMode="decimal"')
  expect(page).toContain('aria-describedby="q1-unit q1-hint q1-error"')
  expect(page).toContain('aria-invalid="true"')
})

test('items stand in their places once all have one, and as they are shown before', () => {
  const order = (page: string) => [...page.matchAll(/Place of (\w+)/g)].map((match) => match[1])
  expect(order(html(ordering({ 0: 3, 1: 1, 2: 2 })))).toEqual(['Think', 'Act', 'Look'])
  expect(order(html(ordering({ 0: 3, 1: 3, 2: 1 })))).toEqual(['Look', 'Think', 'Act'])
  expect(order(html(ordering({ 2: 1 })))).toEqual(['Look', 'Think', 'Act'])
})

test('the lists of an order and of pairs post ids, and what was chosen is chosen again', () => {
  expect([...html(ordering({ 0: 3, 2: 3 })).matchAll(/value="([^"]*)" selected/g)].map((match) => match[1])).toEqual(['0:3', '', '2:3'])
  expect([...html(matching()).matchAll(/value="([^"]*)" selected/g)].map((match) => match[1])).toEqual(['a:y', ''])
})

test('one spot or several are picked in the picture, by mark, letter and name', () => {
  expect(html(spotted(false)).match(/type="radio"/g)).toHaveLength(2)
  const several = html(spotted(true))
  expect(several.match(/type="checkbox"/g)).toHaveLength(2)
  expect(several.match(/<input[^>]*checked=""[^>]*>/g)).toEqual([expect.stringContaining('value="1"')])
  expect(several).toContain('left:50%')
})

test('a judged part says its judgement in words, beside what was given', () => {
  const wrong = { verdict: { is: 'wrong', said: 'Right is: acts' } as const }
  expect(html(matching(wrong))).toMatch(/waits.*Right is: acts/s)
  expect(html(blanks(wrong))).toMatch(/value="0".*Right is: acts/s)
  expect(html(number({ given: '3', ...wrong }))).toMatch(/value="3".*Right is: acts/s)
  expect(html(blanks(wrong))).toContain('aria-describedby="q4-0-verdict"')
})
