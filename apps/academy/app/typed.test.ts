import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { givenBack, typedIn } from './typed.ts'

const folder = new URL('.', import.meta.url)
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx')).map((name) => readFileSync(new URL(name, folder), 'utf8'))

test('a refusal gives back what was typed, and nothing that is not known to be fit for it', () => {
  expect(givenBack({ name: 'Ana', 'picked': ['a', 'b'], password: 'seven quiet pallets', what: 'else' })).toEqual({ name: 'Ana', picked: ['a', 'b'] })
  expect(givenBack({ name: 'x'.repeat(20_001) })).toEqual({})
  expect(givenBack(undefined)).toEqual({})
  expect(typedIn({ typed: { name: 'Ana', picked: ['a'] } }, 'name')).toBe('Ana')
  expect(typedIn({ typed: { picked: ['a'] } }, 'picked')).toBeUndefined()
  expect(typedIn(null, 'name')).toBeUndefined()
})

test('no password or code of any page is given back', () => {
  const fields = pages.flatMap((page) => [...page.matchAll(/<(PasswordField|Field)\b[^>]*?\bname="(\w+)"[^>]*/g)])
  const secret = fields.filter(([text, part]) => part === 'PasswordField' || /one-time-code|autoComplete="off"[^]*font-code/.test(text!)).map(([, , name]) => name!)
  expect(secret).toEqual(expect.arrayContaining(['password', 'current', 'code', 'recovery']))
  expect(givenBack(Object.fromEntries(secret.map((name) => [name, 'seven quiet pallets'])))).toEqual({})
})
