/** What stands around a form and a path when somebody means harm, or a proxy means well: origins, hosts, types, headers, and what is no HTTP. */

/** Where an unsafe request may say it comes from, or not say it, and be refused. */
export const foreignOrigins: [string, string][][] = [
  [],
  [['Origin', 'null']],
  [['Origin', 'https://evil.example']],
  [['Origin', 'http://practitioners.meridian.localhost']],
  [['Origin', 'http://customers.halden.localhost']],
  [['Sec-Fetch-Site', 'cross-site']],
  [
    ['Sec-Fetch-Site', 'same-site'],
    ['Origin', 'http://people.halden.localhost'],
  ],
  [['Sec-Fetch-Site', 'none']],
  [['Sec-Fetch-Site', 'SAME-ORIGIN']],
  [['Sec-Fetch-Site', '']],
  [['Origin', '\xff']],
  [
    ['X-Forwarded-Host', 'evil.example'],
    ['Origin', 'http://evil.example'],
  ],
  [
    ['Sec-Fetch-Site', 'same-origin'],
    ['Sec-Fetch-Site', 'cross-site'],
  ],
]

/** Host headers; null for none. */
export const oddHosts = [
  null,
  '',
  'nobody.example',
  '127.0.0.1',
  'localhost',
  'academy.kestrel.test',
  'practitioners.meridian.localhost',
  'customers.halden.localhost.',
  'CUSTOMERS.halden.LOCALHOST',
  'customers.halden.localhost:99999',
  'customers.halden.localhost:0',
  'customers.halden.localhost:',
  'a..b',
  '[::1]',
  'x@customers.halden.localhost',
  'customers.halden.localhost/x',
  '\xff',
  'x'.repeat(300),
  '__proto__',
  'customers.halden.localhost, evil.example',
]

/** Content types; null for none. */
export const oddTypes = [
  null,
  'application/json',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/x-www-form-urlencodedX',
  '\xff',
  'application/xml',
]

/** Before a path. */
export const oddPrefixes = [
  '',
  '/',
  '//evil.example',
  '/.',
  '/..',
  '/%2e%2e',
  '/\\',
  '/;',
  '/%2f',
  '/..%2f..%2f',
  '/assets/../..',
  '/assets/%2e%2e%2f',
  '/assets/..%5c',
]

/** After a path. */
export const oddSuffixes = [
  '/',
  '//',
  '/.',
  '/..',
  '/%2e%2e/people',
  ';x=y',
  '%20',
  '%00',
  '/index',
  '/x'.repeat(800),
  '.html',
  '\\',
  '/%',
  '#x',
  '%23',
  '.DATA',
]

/** Bytes that a server of HTTP may be sent.  in: a host that exists, and the port */
export function noHttp(name: string, port: number): string[] {
  const host = `Host: ${name}:${port}\r\n`
  return [
    'GET / HTTP/1.0\r\n\r\n',
    `GET / HTTP/1.1\n${host}\n`,
    `GET http://evil.example/ HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    `OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    `CONNECT ${name}:443 HTTP/1.1\r\n${host}\r\n`,
    `POST /sign-in HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST /sign-in HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n`,
    `GET / HTTP/1.1\r\n${host}${host}Connection: close\r\n\r\n`,
    `GET / HTTP/9.9\r\n${host}\r\n`,
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    '\x00'.repeat(64),
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`,
    `GET / HTTP/1.1\r\n${host}${'A: b\r\n'.repeat(3_000)}\r\n`,
    `GET /\x00 HTTP/1.1\r\n${host}\r\n`,
    `GET / HTTP/1.1\r\n: x\r\n\r\n`,
  ]
}

/** Header lines that a browser would not send, by what they try. */
export const oddHeaders: Record<string, readonly [name: string, value: string][]> = {
  range: [
    'bytes=5-2',
    'bytes=-',
    'bytes=a-b',
    'bytes=0-0,5-9',
    'bytes=99999999999999999999-',
    'bytes=-99999999999999999999',
    'bytes=-0',
    'lines=1-2',
    'bytes=0-',
    'bytes=--5',
    'bytes=1e9-1e99',
    '\xff',
  ].map((value) => ['Range', value]),
  accept: ['*', 'text/html;q=abc', '/', 'x'.repeat(4000), ';;;,,,', 'application/json', '\xff\xfe'].map((value) => ['Accept', value]),
  language: ['xx-INVALID-!!', '*;q=0', 'x'.repeat(4000), 'en;q=1e999', '__proto__', '\xe9\xe8'].map((value) => ['Accept-Language', value]),
  forwarded: [
    ['X-Forwarded-Host', 'practitioners.meridian.localhost'],
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Forwarded-Host', ''],
    ['X-Forwarded-Proto', 'https'],
    ['X-Forwarded-For', '1.2.3.4, \xff'],
    ['X-Forwarded-For', 'x'.repeat(4000)],
    ['Forwarded', 'host=evil.example;proto=https'],
    ['X-Original-URL', '/people'],
    ['X-Rewrite-URL', '/people'],
    ['X-Forwarded-Port', '99999'],
  ],
  cookie: [
    ['Cookie', ';;;==;=x;stoa'],
    ['Cookie', 'stoa=a; stoa=b'],
    ['Cookie', `stoa=${'a'.repeat(6000)}`],
    ['Cookie', 'stoa=%00'],
    ['Cookie', 'stoa="quoted"'],
    ['Cookie', '\xff\xfe=\x80'],
    ['Cookie', '__proto__=x; constructor=y'],
    ['Cookie', '__Host-stoa=aaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['Cookie', `stoa=${'z'.repeat(40)}`],
    ['Cookie', 'a=%E0%A4%A; b=%'],
  ],
  conditions: [
    ['If-None-Match', '*'],
    ['If-None-Match', 'W/"'],
    ['If-Modified-Since', 'yesterday'],
    ['If-Range', '"x"'],
    ['If-Match', '\xff'],
  ],
  odd: [
    ['User-Agent', 'x'.repeat(5000)],
    ['User-Agent', '\xf0\x9f\x8e\x93'],
    ['User-Agent', ''],
    ['Referer', 'http://evil.example/\xff'],
    ['Expect', '100-continue'],
    ['Expect', 'the unexpected'],
    ['Upgrade', 'websocket'],
    ['TE', 'trailers'],
    ['X-Remix-Response', 'yes'],
    ['Content-Length', '-1'],
    ['Content-Length', '99999999999999999999'],
    ['Transfer-Encoding', 'chunked'],
    ['Transfer-Encoding', 'gzip, identity'],
    ['X-Http-Method-Override', 'DELETE'],
    ['X-Request-Id', '\r\n spoofed'],
    ['Authorization', 'Basic !!!'],
    ['Bad Name', 'x'],
    ['X-Folded', 'a\r\n b'],
    ['__proto__', 'x'],
    ['constructor', 'x'],
    ['Sec-Purpose', 'prefetch'],
    ['Accept-Encoding', 'br;q=x, \xff'],
    ['Max-Forwards', '0'],
  ],
}
