import { expect, test } from 'vitest'
import { base32, codeOf, otpauthUri, stepAt, stepOfCode } from './totp.ts'

const secret = new TextEncoder().encode('12345678901234567890')

test('codes are those of RFC 6238, appendix B', () => {
  const vectors = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ] as const
  for (const [seconds, code] of vectors) expect(codeOf(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code)
})

test('codes are those of RFC 4226, appendix D', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
  expect(codes.map((_, step) => codeOf(secret, step))).toEqual(codes)
})

test('a code is good in its own half minute and in the two beside it, and in no other', () => {
  const now = new Date(1111111111_000)
  const at = (steps: number) => stepOfCode(secret, codeOf(secret, stepAt(now) + steps), now)
  expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, stepAt(now) - 1, stepAt(now), stepAt(now) + 1, null])
})

test('blanks in a code do not matter, nor which digits a keyboard has; anything else than six of them is none', () => {
  const now = new Date(59_000)
  for (const typed of [' 287 082 ', '٢٨٧٠٨٢', '۲۸۷ ۰۸۲']) expect(stepOfCode(secret, typed, now)).toBe(1)
  for (const typed of ['', '28708', '2870820', '28708a', '२८७०८२']) expect(stepOfCode(secret, typed, now)).toBeNull()
})

test('a secret is written as RFC 4648 has it, and in the address that apps read', () => {
  expect(base32(new TextEncoder().encode('foobar'))).toBe('MZXW6YTBOI')
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(otpauthUri(secret, 'Halden: Robotics', 'ana@x.example')).toBe(
    'otpauth://totp/Halden%20%20Robotics:ana%40x.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Halden%20%20Robotics',
  )
})
