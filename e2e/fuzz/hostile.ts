/** What people, scanners and enemies put where a name, a number or an id should be. */
import type { Chance } from './random.ts'

const texts = [
  '',
  ' ',
  '\t',
  '\0',
  'a\0b',
  '\ud800',
  'name\udfff',
  '\uffff',
  '\u202egnp.exe',
  'İ',
  'ß'.repeat(64),
  '\u0301',
  '\u200b',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '[object Object]',
  'undefined',
  'null',
  'NaN',
  'true',
  '[]',
  '{}',
  '{"$ne":null}',
  '0',
  '-0',
  '-1',
  '1e999',
  '-1e999',
  '0x10',
  '1.5',
  '+1',
  '1_000',
  '２',
  '2147483648',
  '9007199254740993',
  '-9223372036854775809',
  '9'.repeat(400),
  `' or '1'='1`,
  `'; drop table people; --`,
  '%',
  '_',
  '\\',
  '%%',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '.',
  '..',
  './',
  'file:///etc/passwd',
  'C:\\',
  '/etc/passwd\0.png',
  '~root',
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '\\\\evil.example\\x',
  'http:evil.example',
  '\r\nX-Injected: yes',
  '\nSet-Cookie: stoa=injected',
  '\r\n\r\n<html>',
  'a\rb',
  '\x7f',
  '\x1b[31m',
  `${'x'.repeat(99)}\u{1f393}`,
  `${'x'.repeat(199)}\u{1f393}`,
  '\ufb2c'.repeat(200),
  '王小明',
  'محمد',
  'Nguyễn',
  'a@b',
  '@',
  'a@b@c.d',
  `${'a'.repeat(65)}@b.cd`,
  'a@b.c,d@e.f',
  '"a b"@c.d',
  'a@\x01.b',
  'x@[127.0.0.1]',
]

/** Already on the wire: escapes that are none, and bytes that are no text. */
const wired = [
  '%00',
  '%FF',
  '%C0%80',
  '%ED%A0%80',
  '%',
  '%zz',
  '%u0000',
  '%2500',
  '%252e%252e%252f',
  '%2e%2e%2f',
  '%2f',
  '%5c',
  '%0d%0aX-Injected:%20yes',
  '%E2%80%AE',
  '\xff',
  '\xc3\x28',
  '\x00',
  '\x01',
  ' ',
  '%F0%9F%98',
  '#',
  '?',
  '&',
  ';',
]

/** Text as a form sends it. A lone surrogate keeps its three bytes, which no encoder would write.
 *  out: Latin-1 text */
export function wireText(text: string): string {
  return [...text]
    .map((char) => {
      const code = char.codePointAt(0)!
      if (code >= 0xd800 && code <= 0xdfff) return `%ED%${(0x80 | ((code >> 6) & 0x3f)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`
      return encodeURIComponent(char)
    })
    .join('')
}

/** One hostile value, for a path or a form. `ids` are things that exist, here or in another tenant; in a body it may be a megabyte. */
export function hostile(random: Chance, ids: readonly string[], place: 'path' | 'body'): string {
  const roll = random.below(100)
  if (roll < 30) return wireText(random.one(ids))
  if (roll < 40) return randomUuid(random)
  if (roll < 75) return wireText(random.one(texts))
  if (roll < 92) return random.one(wired)
  if (roll < 95) return wireText(random.one(texts) + random.one(texts))
  const length = place === 'body' ? 1_048_576 : random.one([300, 2_000, 7_900, 8_100, 20_000])
  return (random.percent(50) ? 'x' : '%F0%9F%8E%93').repeat(Math.ceil(length / (random.percent(50) ? 1 : 12))).slice(0, length - (length % 12))
}

/** out: a uuid that nobody has */
export function randomUuid(random: Chance): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.below(16).toString(16)).join('')
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`
}
