import { expect, test } from 'vitest'
import { paths, safeReturn } from './paths.ts'

const origin = 'https://academy.example'

test('after signing in one comes back to where one was', () => {
  for (const path of ['/', '/learn/lockout?x=1', '/learn/lockout/look#watch', '/signed']) expect(safeReturn(path, origin)).toBe(path)
  expect(safeReturn(`${origin}/learn/lockout`, origin)).toBe('/learn/lockout')
})

test('nobody is led to another host, however it is written', () => {
  for (const wanted of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'http:evil.example',
    `${origin}//evil.example`,
    `${origin}@evil.example/`,
    'http://academy.example/',
  ]) {
    expect([wanted, safeReturn(wanted, origin)]).toEqual([wanted, '/'])
  }
})

test('what stood in an address goes back into one as text, and never as a path or a header of its own', () => {
  expect(paths.course('a/../b')).toBe('/learn/a%2F..%2Fb')
  expect(paths.verify('x\r\nSet-Cookie: y')).toBe('/verify/x%0D%0ASet-Cookie%3A%20y')
  expect(paths.lesson('王小明', 'lock-it-out', 'post')).toBe('/learn/%E7%8E%8B%E5%B0%8F%E6%98%8E/lock-it-out#post')
})
