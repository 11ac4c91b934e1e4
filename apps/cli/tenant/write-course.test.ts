import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BlockForm } from '@stoa/domain/library'
import { Faults } from './faults.ts'
import { readLesson } from './read-lesson.ts'
import { lessonText } from './write-course.ts'

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').trim())
  .filter((text) => text !== '')
const tricky = fc.constantFrom(
  'yes',
  'null',
  '0x1f',
  '1e3',
  '- a',
  'a: b',
  '# a',
  '{a}',
  '"a',
  "it's",
  '---',
  ':::',
  '&a',
  '*a',
  '!a',
  '%a',
  '@a',
  '`a`',
  '2026-01-01',
  'a #b',
  '>-',
  '|',
  '~',
  '<<',
)
const sentence = fc.oneof(words, tricky)
const several = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
const paragraph = fc
  .array(
    fc.constantFrom(
      'Plain words.',
      '- a list',
      '```js\n::: text x\n:::\n```',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '    indented',
      '## Heading',
      '> quoted',
      '***',
      '[a](/b)',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join('\n\n'))

const block: fc.Arbitrary<Omit<BlockForm, 'slug'>> = fc.oneof(
  paragraph.map((markdown) => ({ kind: 'text' as const, source: { markdown } })),
  fc.record({ title: sentence, markdown: paragraph }).map((source) => ({ kind: 'callout' as const, source: { tone: 'tip', ...source } })),
  fc.record({ prompt: several, markdown: paragraph }).map((source) => ({ kind: 'reveal' as const, source })),
  fc.array(several, { minLength: 1, maxLength: 3 }).map((lines) => ({
    kind: 'code' as const,
    source: { language: 'json', code: lines.map((each) => each.replace(/^:::[ \t]*(\S+[ \t]+\S+)?[ \t]*$/gm, 'x')).join('\n\n') },
  })),
  fc.uniqueArray(words, { minLength: 2, maxLength: 4 }).chain((titles) =>
    fc.constantFrom(
      { kind: 'tabs' as const, source: { tabs: titles.map((title) => ({ title: title.slice(0, 60), text: 'a\n\n- b' })) } },
      { kind: 'steps' as const, source: { steps: titles.map((title) => ({ title, text: 'a' })) } },
      { kind: 'cards' as const, source: { title: 'T', cards: titles.map((front) => ({ front, back: 'a\nb' })) } },
    ),
  ),
  fc.record({ alt: several, caption: several }).map((source) => ({ kind: 'image' as const, source: { src: 'media/a.png', ...source } })),
  fc.record({ prompt: several, feedback: several }).map(({ prompt, feedback }) => ({
    kind: 'check' as const,
    source: { skill: 'a', kind: 'single', prompt, choices: [{ text: 'A', correct: true, feedback }, { text: 'B' }] },
  })),
)

test('whatever words a lesson holds, it is read back as it was written', () => {
  fc.assert(
    fc.property(sentence, sentence, fc.array(block, { minLength: 1, maxLength: 4 }), (title, summary, some) => {
      const blocks = some.map((each, index) => ({ ...each, slug: `b-${index}` }) as BlockForm)
      const faults = new Faults()
      const read = readLesson(faults, 'a.md', lessonText({ slug: 'a', title, minutes: 3, summary, blocks }))
      expect(faults.list).toEqual([])
      expect(read.head?.value).toEqual({ title, minutes: 3, summary })
      expect(
        read.blocks.map(({ slug, kind, fields, below }) => ({ slug, kind, source: { ...fields.value, ...below } })),
      ).toEqual(blocks)
    }),
    { numRuns: 300 },
  )
})
