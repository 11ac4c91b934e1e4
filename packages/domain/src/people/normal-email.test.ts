import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalEmail } from './normal-email.ts'

/** A host of so many characters, in labels of fifty. */
const longHost = (length: number) => `${'b'.repeat(49)}.`.repeat(4) + 'b'.repeat(length - 204) + '.com'

test.each([
  ['ana@example.com', 'ana@example.com'],
  ['  Ana@Example.COM\n', 'ana@example.com'],
  ["o'neil+tag@sub.example.com", "o'neil+tag@sub.example.com"],
  ['ŁUKASZ@ŻÓŁĆ.example', 'łukasz@żółć.example'],
  ['jose\u0301@example.com', 'jos\u00e9@example.com'],
  ['محمد@example.com', 'محمد@example.com'],
  ['王小明@例え.jp', '王小明@例え.jp'],
  ['', null],
  ['ana', null],
  ['ana@', null],
  ['@example.com', null],
  ['ana@example', null],
  ['ana@example..com', null],
  ['ana@.example.com', null],
  ['ana@example.com.', null],
  ['ana@one@two.example', null],
  ['ana b@example.com', null],
  ['"ana b"@example.com', null],
  ['<ana@example.com>', null],
  ['Ana <ana@example.com>', null],
  ['ana@example.com,bob@example.com', null],
  ['ana\u0000@example.com', null],
  ['ana@exam\u0000ple.com', null],
  ['ana@example.com\r\nBcc: bob@example.com', null],
  ['ana@exa mple.com', null],
  ['ana@<script>.example', null],
  ['ana\ud800@example.com', null],
  ['ana@exam\ud800ple.com', null],
  ['ana@exa\u202emple.com', null],
  ['ana\u202e@example.com', null],
  [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  [`${'a'.repeat(65)}@example.com`, null],
  [`a@${longHost(252)}`, `a@${longHost(252)}`],
  [`a@${longHost(253)}`, null],
  [`a@${'b'.repeat(63)}.example`, `a@${'b'.repeat(63)}.example`],
  [`a@${'b'.repeat(64)}.example`, null],
  ['ana@-a.example', null],
  ['ana@a_b.example', null],
])('%j is %j', (typed, email) => expect(normalEmail(typed)).toBe(email))

const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'A', '@', '.', ' ', '\u0301', 'İ', 'ſ', 'K', '\u0000', '\ud83d', 'ß', '<', '\n'), maxLength: 12 }),
  fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 8 }))
    .map(([local, domain]) => `${local}@${domain}.example`),
  fc.emailAddress(),
)

test('whatever is typed, the answer is an address that stays itself, or none', () =>
  fc.assert(
    fc.property(odd, (typed) => {
      const email = normalEmail(typed)
      if (email === null) return
      expect(normalEmail(email)).toBe(email)
      expect(email).toBe(email.toLowerCase())
      expect(email.split('@')).toHaveLength(2)
      expect(email).not.toMatch(/[\s\p{Cc}\p{Cs}]/u)
    }),
    { numRuns: 2000 },
  ))

test('capitals and blanks around it make no second person', () =>
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      expect(normalEmail(`\t${email.toUpperCase()} `)).toBe(normalEmail(email))
    }),
  ))
