import { expect, test } from 'vitest'
import { keyOf, rightOf } from './key-of.ts'
import type { QuestionForm, QuestionWords } from './publish-form.ts'
import { rowsOf } from './question-rows.ts'

const words: QuestionWords[] = [
  { kind: 'single', choices: [{ text: 'a', correct: false }, { text: 'b', correct: true }, { text: 'c', correct: false }] },
  { kind: 'multiple', choices: [{ text: 'a', correct: true }, { text: 'b', correct: true }, { text: 'c', correct: false }] },
  { kind: 'numeric', answer: -12.5, tolerance: 0.5, unit: 'bar' },
  { kind: 'numeric', answer: 2 },
  { kind: 'ordering', items: ['first', 'second', 'third', 'fourth'] },
  { kind: 'matching', pairs: [{ left: 'door', right: 'wood' }, { left: 'wood', right: 'door' }], extra: ['glass', 'air'] },
  { kind: 'matching', pairs: [{ left: 'door', right: 'wood' }, { left: 'pane', right: 'glass' }] },
  { kind: 'fill-in', text: '{1} and {2}', blanks: [['0', 'Zero'], ['the Door']] },
  {
    kind: 'hot-spot',
    image: 'media/a.png',
    alt: 'a',
    files: {},
    spots: [
      { name: 'here', x: 1, y: 1, width: 9, height: 9, correct: true },
      { name: 'there', x: 50, y: 50, width: 9, height: 9 },
      { name: 'where', x: 80, y: 50, width: 9, height: 9, correct: true },
    ],
  },
]

test.each(words)('what is right in a $kind question is found again by its words, as it was written', (word) => {
  const form: QuestionForm = { id: 'q', block: 'b', difficulty: 1, prompt: 'q?', explanation: 'so', ...word }
  const { key, choices } = rowsOf(form)
  expect(keyOf(form, choices)).toEqual(key)
})

test('one right answer of each kind is what a form would send', () => {
  const rights = words.map((word) => {
    const form: QuestionForm = { id: 'q', block: 'b', difficulty: 1, prompt: 'q?', explanation: 'so', ...word }
    return Object.keys(rightOf(rowsOf(form).key))
  })
  expect(rights.flat()).toEqual(['picked', 'picked', 'number', 'number', 'places', 'pairs', 'pairs', 'blanks', 'picked'])
})
