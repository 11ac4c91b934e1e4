import { expect, test } from 'vitest'
import { originOf, publicAddress } from './origin.ts'

test.each([
  [{}, 'http://a.test:3000'],
  [{ PORT: '3999' }, 'http://a.test:3999'],
  [{ PORT: '80' }, 'http://a.test'],
  [{ HOST: '127.0.0.1', PORT: '3999' }, 'http://a.test:3999'],
  [{ HOST: 'localhost', PORT: '3999' }, 'http://a.test:3999'],
  [{ HOST: '::1', PORT: '3999' }, 'http://a.test:3999'],
  [{ HOST: '', PORT: '3999' }, 'http://a.test:3999'],
  [{ HOST: '0.0.0.0', PORT: '3999' }, 'https://a.test'],
  [{ HOST: '::', PORT: '3999' }, 'https://a.test'],
  [{ HOST: '10.0.0.5', PORT: '3999' }, 'https://a.test'],
  [{ HOST: 'localhost.example', PORT: '3999' }, 'https://a.test'],
  [{ STOA_PUBLIC_SCHEME: 'https', PORT: '3999' }, 'https://a.test'],
  [{ STOA_PUBLIC_SCHEME: 'https', STOA_PUBLIC_PORT: '8443' }, 'https://a.test:8443'],
  [{ STOA_PUBLIC_SCHEME: 'https', STOA_PUBLIC_PORT: '443' }, 'https://a.test'],
  [{ STOA_PUBLIC_SCHEME: 'https', STOA_PUBLIC_PORT: '80' }, 'https://a.test:80'],
  [{ STOA_PUBLIC_SCHEME: 'http', HOST: '0.0.0.0', PORT: '3999' }, 'http://a.test:3999'],
  [{ STOA_PUBLIC_SCHEME: 'http', HOST: '0.0.0.0', STOA_PUBLIC_PORT: '80' }, 'http://a.test'],
  [{ HOST: '0.0.0.0', STOA_PUBLIC_PORT: '8443' }, 'https://a.test:8443'],
])('with %j the academy at a.test begins %s', (env, origin) => expect(originOf(publicAddress(env), 'a.test')).toBe(origin))
