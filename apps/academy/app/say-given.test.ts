import type { Asked, Given } from '@stoa/domain/library'
import { expect, test } from 'vitest'
import { sayGiven } from './say-given.ts'

const choices = [{ id: 'a', text: 'Look' }, { id: 'b', text: 'Act' }]
test.each<[Asked, Given, string]>([
  [{ kind: 'single', choices }, { picked: ['b'] }, 'Act'],
  [{ kind: 'multiple', choices }, { picked: ['a', 'b'] }, 'Look + Act'],
  [{ kind: 'single', choices }, { picked: [] }, 'no answer'],
  [{ kind: 'single', choices }, {}, 'no answer'],
  [{ kind: 'numeric', choices: [], unit: 'bar' }, { number: '12,5' }, '12,5 bar'],
  [{ kind: 'ordering', choices }, { places: { a: 2, b: 1 } }, 'Act → Look'],
  [{ kind: 'matching', choices, rights: [{ id: 'x', text: 'first' }] }, { pairs: { a: 'x' } }, 'Look: first'],
  [{ kind: 'fill-in', choices: [], text: '{1} {2}' }, { blanks: ['door', ''] }, 'door | …'],
])('%j answered %j reads %j', (asked, given, said) => expect(sayGiven(asked, given)).toBe(said))
