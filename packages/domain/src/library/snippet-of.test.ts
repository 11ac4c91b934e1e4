import { expect, test } from 'vitest'
import { saidIn } from './said-in.ts'
import { snippetOf } from './snippet-of.ts'

const shown = (text: string, ...words: string[]) =>
  snippetOf(text, new Set(words))?.snippet.map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece)).join('') ?? null

test('the words are marked as they stand, whatever their case and marks', () => {
  expect(shown('A Prüfung of the Cell.', 'prufung', 'cell')).toBe('A [Prüfung] of the [Cell].')
  expect(shown('نظّف الأَيدي جيدًا', 'ايدي')).toBe('نظّف [الأَيدي] جيدًا')
  expect(shown('Nothing here', 'cell')).toBeNull()
})

test('of a long text the stretch is shown that says most', () => {
  const far = `cell ${'x '.repeat(100)}the cell has a fence and a post ${'y '.repeat(100)}`
  expect(shown(far, 'cell', 'fence')).toMatch(/^… (x ){5}the \[cell\] has a \[fence\] and a post (y ?){10,} …$/)
})

test('what looks like HTML stays text', () => {
  expect(shown('<b onclick=x>cell</b> &amp;', 'cell')).toBe('<b onclick=x>[cell]</b> &amp;')
})

test('a block says what its reader sees, without marks of Markdown, and never what a check holds back', () => {
  const of = (kind: string, source: object) => saidIn({ kind, source } as Parameters<typeof saidIn>[0])
  expect(of('text', { markdown: '## Why\n\nIt *stops* at `Q1` & <5 | see [the map](/a).' })).toBe('Why It stops at Q1 & <5 | see the map.')
  expect(of('callout', { title: 'Stop', tone: 'danger', markdown: 'Now.' })).toBe('Stop\nNow.')
  expect(of('steps', { title: 'Hang it', steps: [{ title: 'Stop', text: 'The **cell**.', image: 'media/a.png', alt: 'a lock' }] })).toBe('Hang it\nStop\nThe cell.\na lock')
  expect(of('cards', { cards: [{ front: 'PAUSED', back: 'It waits.' }] })).toBe('PAUSED\nIt waits.')
  expect(of('video', { title: 'Film', transcript: 'No speech.', src: 'media/a.mp4', files: { src: 'f'.repeat(64) } })).toBe('Film\nNo speech.')
  expect(of('check', { prompt: 'Which?', choices: [{ text: 'This', correct: true, feedback: 'Yes' }], explanation: 'Because' })).toBe('Which?')
})
