import type { LetterWords } from '../language.ts'

const granted =
  '{timed, select, yes {{extra, number} % more time} other {}}{both, select, yes { and } other {}}{breaks, plural, =0 {} one {one break of up to {minutes, plural, ' +
  'one {one minute} other {# minutes}}} other {# breaks of up to {minutes, plural, one {one minute} other {# minutes}}}}'

/** Letters about exams: what came of them afterwards, and what makes them fair. */
export const letters = {
  regraded: {
    subject: 'You passed after all: {course}',
    title: 'You passed after all',
    paragraphs: [
      'A question in your exam turned out to be faulty, and your answers were graded again without holding it against you.',
      '{correct} of {asked} are right now, and you passed.',
      'Your certificate follows in a mail of its own, where this exam earns one. There is nothing you need to do.',
    ],
    action: 'See your result',
    because: 'You get this mail because you sat this exam at {academy}.',
  },
  'result-changed': {
    subject: 'Your result changed: {course}',
    title: 'Your result changed',
    paragraphs: [
      'A question in your exam turned out to be faulty, and all answers to it were graded again.',
      '{correct} of {asked} are right now. {passed, select, yes {You have passed, and nobody loses a pass by this.} other {That does not reach the mark yet.}}',
      'There is nothing you need to do.',
    ],
    action: 'See your result',
    because: 'You get this mail because you sat this exam at {academy}.',
  },
  'accommodation-granted': {
    subject: 'What is granted to you for exams, {academy}',
    title: 'Exams are adjusted for you',
    paragraphs: [
      `Granted to you: ${granted}, in every exam.`,
      'It counts from {from}{ends, select, yes { until {until}} other { on}}{replaces, select, yes {, and takes the place of what was granted to you ' +
        'before} other {}}. Each exam says it in its rules before you start. An exam that is running keeps what it began with.',
    ],
    because: 'You get this mail because somebody who looks after {academy} granted this to you.',
  },
  'accommodation-ended': {
    subject: 'What was granted to you for exams has ended, {academy}',
    title: 'What was granted to you has ended',
    paragraphs: [
      `Granted to you was: ${granted}. It has ended now.`,
      'The rules of each exam say what counts for you from its next start on. An exam that is running keeps what it began with.',
      'If you think this is a mistake, ask an administrator of this academy.',
    ],
    because: 'You get this mail because somebody who looks after {academy} ended it.',
  },
} as const satisfies Record<string, LetterWords>
