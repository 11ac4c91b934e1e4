import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, mailboxOf } from './address.ts'

test('any name without control characters survives being written into a header and read back', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
    fc.pre(!/[\p{Cc}\u2028\u2029]/u.test(name) && name.isWellFormed())
    expect(mailboxOf(addressOf('ada@example.com', name), 'to')).toEqual({ name: name.trim(), address: 'ada@example.com' })
  }))
})

test('a domain in any script is written in ASCII, and the local part stays as it is', () => {
  expect(mailboxOf('Ada.Lovelace+x@BÜCHER.example', 'to').address).toBe('Ada.Lovelace+x@xn--bcher-kva.example')
})

test('a name cannot bring an address of its own', () => {
  expect(addressOf('ada@example.com', 'root@bank.example> <x')).toBe('"root@bank.example> <x" <ada@example.com>')
  expect(() => mailboxOf('root@bank.example <ada@example.com>', 'to')).toThrow('exactly one')
})
