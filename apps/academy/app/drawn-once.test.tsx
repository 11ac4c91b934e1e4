import type { Block } from '@stoa/domain/library'
import { languageOf } from '@stoa/words'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CatalogueCard, type CardCourse } from './catalogue-card.tsx'
import { Drawing } from './drawing.server.tsx'
import { DrawingOnce, DrawnOnce } from './drawn-once.tsx'
import { Speaking } from './language.tsx'
import { LessonBlock } from './lesson-block.tsx'
import { ReaderTools } from './block-tools.tsx'
import { spoken } from './spoken.ts'

const english = spoken('en-GB', languageOf('en-GB').words.pages)
const arabic = spoken('ar', languageOf('ar').words.pages)

/** A page with a part in it, as the server makes it and as it was made before parts were kept. */
function page(part: ReactNode, language = english, once = true): string {
  const drawing = new Drawing(language)
  const html = renderToString(
    <DrawingOnce value={once ? drawing.draw : null}>
      <Speaking language={language}>
        <main>{part}</main>
      </Speaking>
    </DrawingOnce>,
  )
  return drawing.page(html).toString()
}

const course: CardCourse = {
  course_slug: 'press-brake', title: 'Press “brake” & co', for_whom: 'Setters', language: 'en', minutes: 40, lessons: 6, picture: null, skills: [],
  outcomes: ['Set the stop', 'Read <the> scale'], earns: true, standing: 'new',
} as unknown as CardCourse
const block = { slug: 'why', kind: 'text', html: '<h2>Why</h2><p>Because & so.</p>', content_hash: 'a' } as unknown as Block

const lessonBlock = (own: boolean) => {
  const tools = { course: 'c', lesson: 'l', block, person: 'p', note: own ? { text: 'Mine', edit: 1 } : null, marked: false, failed: null, words: english.w.notes }
  const asked = { result: null, refused: null, before: null, second: 0 }
  return <LessonBlock {...asked} {...tools} language="en" spoken={english} own={own} tools={<ReaderTools {...tools} onToggle={() => {}} />} />
}

test.each([
  ['a card of the catalogue', <CatalogueCard key="" course={course} language={english} first />],
  ['a block of a lesson', lessonBlock(false)],
  ['a block with a note of one’s own', lessonBlock(true)],
])('%s is the same whether it is drawn now or was kept, so that the browser finds what it expects', (_, part) => {
  const plain = page(part, english, false)
  expect(page(part)).toBe(plain)
  expect(page(part)).toBe(plain)
})

test('what is given decides: the same is drawn once, and anything else, or another language, anew', () => {
  let drawn = 0
  const Counted = ({ says }: { says: string }) => (drawn++, (<b>{says}</b>))
  const part = (says: string, given: unknown = ['counted', says]) => <DrawnOnce as="li" kind="counted" given={given}><Counted says={says} /></DrawnOnce>
  expect(page(part('one'))).toContain('<li><b>one</b></li>')
  page(part('one'))
  expect(drawn).toBe(1)
  expect(page(part('two'))).toContain('<b>two</b>')
  page(part('one'), arabic)
  expect(drawn).toBe(3)
})

test('many parts stand where they were drawn, with what is between them', () => {
  const part = (says: string) => <DrawnOnce as="li" kind="one of many" given={says}><b>{says}</b></DrawnOnce>
  expect(page(<>{part('one')}<i>between</i>{part('twö ‘2’')}{part('one')}</>)).toBe('<main><li><b>one</b></li><i>between</i><li><b>twö ‘2’</b></li><li><b>one</b></li></main>')
})

test('what is one person’s own is never kept', () => {
  page(lessonBlock(true))
  expect(page(lessonBlock(false))).not.toContain('Mine')
  let drawn = 0
  const Counted = () => (drawn++, null)
  for (const _ of [1, 2]) page(<DrawnOnce as="li" kind="counted" given={null}><Counted /></DrawnOnce>)
  expect(drawn).toBe(2)
})
