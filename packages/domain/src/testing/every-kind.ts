import type { BlockForm, CourseForm, QuestionForm, QuestionWords } from '../library/index.ts'
import { course } from './world.ts'

const PICTURE = 'b'.repeat(64)

/** One question of each kind, whose right answer is told by its words: items begin with their place, pairs with the same letter, what is
 *  right with "Right". */
export const everyKind: QuestionWords[] = [
  { kind: 'single', choices: [{ text: 'Right', correct: true }, { text: 'Wrong', correct: false }, { text: 'Wrong too', correct: false }] },
  { kind: 'multiple', choices: [{ text: 'Right one', correct: true }, { text: 'Right two', correct: true }, { text: 'Wrong', correct: false }] },
  { kind: 'numeric', answer: 12.5, tolerance: 0.5, unit: 'bar' },
  { kind: 'ordering', items: ['1 look', '2 think', '3 act', '4 rest'] },
  { kind: 'matching', pairs: [{ left: 'a left', right: 'a right' }, { left: 'b left', right: 'b right' }], extra: ['c right'] },
  { kind: 'fill-in', text: 'Read {1} before the {2}.', blanks: [['0', 'Zero'], ['door']] },
  {
    kind: 'hot-spot',
    image: 'media/plan.png',
    alt: 'A plan',
    files: { image: PICTURE },
    spots: [
      { name: 'Wrong', x: 60, y: 60, width: 20, height: 20 },
      { name: 'Right', x: 10, y: 10, width: 20, height: 20, correct: true },
    ],
  },
]

/** The course with a check and an exam's question of each kind, each named after its kind. */
export function courseOfEveryKind(): CourseForm {
  const form = course()
  const checks = everyKind.map((words): BlockForm => ({ slug: `check-${words.kind}`, kind: 'check', source: { prompt: 'Which?', explanation: 'So.', ...words } }))
  form.lessons[1]!.blocks.push(...checks)
  const questions = everyKind.map(
    (words): QuestionForm => ({ id: `ask-${words.kind}`, block: 'how', difficulty: 1, prompt: `${words.kind}?`, explanation: 'Secret.', ...words }),
  )
  return {
    ...form,
    pools: [{ slug: 'all', skill: 'locking', questions }],
    exam: { ...form.exam!, attempts_max: 100, draw: [{ pool: 'all', count: questions.length }] },
  }
}
