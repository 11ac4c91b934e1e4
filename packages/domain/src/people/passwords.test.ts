import { expect, test } from 'vitest'
import { hashPassword, passwordFits } from './passwords.ts'

test('the right password fits and any other does not', async () => {
  const stored = await hashPassword('correct horse battery')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(stored).not.toContain('correct')
  expect(await passwordFits(stored, 'correct horse battery')).toBe(true)
  for (const wrong of ['', 'correct horse batter', 'correct horse battery ', 'Correct horse battery', `${'x'.repeat(1_000_000)}`]) {
    expect(await passwordFits(stored, wrong)).toBe(false)
  }
})

test('the same password is never the same hash', async () => {
  expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'))
})

test('where nobody has the address no password fits, not even an empty one', async () => {
  expect(await passwordFits(null, 'correct horse battery')).toBe(false)
  expect(await passwordFits(null, '')).toBe(false)
})

test.each([
  ['composed and decomposed', 'pass\u00e9pass\u00e9', 'passe\u0301passe\u0301'],
  ['full width and plain', 'ｐａｓｓｗｏｒｄ１２', 'password12'],
  ['a ligature and its letters', 'e\ufb00ective-ly', 'effective-ly'],
])('%s are one password, whatever keyboard typed them', async (_, typed, again) => {
  expect(typed).not.toBe(again)
  expect(await passwordFits(await hashPassword(typed), again)).toBe(true)
  expect(await passwordFits(await hashPassword(again), typed)).toBe(true)
})

test('a storm of sign-ins is answered to the last one', async () => {
  const stored = await hashPassword('correct horse battery')
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => passwordFits(index % 3 === 0 ? null : stored, index % 2 ? 'correct horse battery' : 'no')),
  )
  expect(answers).toEqual(Array.from({ length: 12 }, (_, index) => index % 3 !== 0 && index % 2 === 1))
})
