import { languageOf } from '@stoa/words'
import { expect, test } from 'vitest'
import { examFacts } from './exam-facts.ts'
import { spoken } from './spoken.ts'

const [english, arabic] = ['en', 'ar'].map((tag) => spoken(tag, languageOf(tag).words.pages)) as [ReturnType<typeof spoken>, ReturnType<typeof spoken>]

const exam = { questions: 20, minutes: 30, pass_percent: 80, attempts_max: 3, cooldown_hours: 24 }

test('the facts are those of the exam', () => {
  const facts = examFacts(english, exam, 30, { attempts_left: 3, passed: false, accommodation: null }).join('\n')
  for (const said of ['20 questions', '16 right, 80 %', 'You have 30 min.', 'You have 3 attempts. Between two of them lie at least 24 hours.']) expect(facts).toContain(said)
  expect(facts).not.toMatch(/break|granted/)
})

test('whoever was granted time and breaks reads of their own', () => {
  const accommodation = { id: 'a', extra_percent: 25, breaks_max: 2, break_minutes: 10 }
  const facts = examFacts(english, { ...exam, cooldown_hours: 0 }, 38, { attempts_left: 1, passed: false, accommodation }).join('\n')
  for (const said of ['You have 38 min. That is 25 % more than usual', '2 breaks of up to 10 min', 'You have 1 of 3 attempts left. You can try again at once.'])
    expect(facts).toContain(said)
})

test('a share that is no whole question is rounded up, as it is graded', () =>
  expect(examFacts(english, { ...exam, questions: 15, pass_percent: 75 }, 30, { attempts_left: 3, passed: false, accommodation: null })[0]).toContain('12 right'))

test('whoever passed reads of no attempts that are left', () => {
  const facts = examFacts(english, exam, 30, { attempts_left: 3, passed: true, accommodation: null }).join(' ')
  expect(facts).toContain('There are 3 attempts, counted anew after a pass.')
  expect(facts).not.toMatch(/You have 3 attempts/)
})

test('they are counted as Arabic counts', () => {
  const accommodation = { id: 'a', extra_percent: 25, breaks_max: 2, break_minutes: 10 }
  const facts = examFacts(arabic, exam, 38, { attempts_left: 1, passed: false, accommodation }).join(' ').replace(/[\u2068\u2069]/g, '')
  for (const said of ['20 سؤالًا', 'استراحتان لا تتجاوز كل منهما 10 د', '1 من أصل 3 محاولات', '24 ساعة']) expect(facts).toContain(said)
})
