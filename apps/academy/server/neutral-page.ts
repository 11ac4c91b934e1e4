import { languageOf, pageLocaleOf } from '@stoa/words'
import type { ServerResponse } from 'node:http'
import { languagesIn } from '../app/reader.server.ts'

/** A page that belongs to nobody: no tenant's name, colours or cookies are in it. It speaks a language that the browser asks for. */
export function neutralPage(response: ServerResponse, status: 400 | 403 | 405 | 421 | 500 | 503, requestId: string): void {
  const { tag, direction, words } = languageOf(pageLocaleOf(null, languagesIn(response.req.headers['accept-language']), 'en'))
  const { title, sentence } = words.neutral[status]
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    ...(status === 503 ? { 'retry-after': '5' } : {}),
    ...(status === 405 ? { allow: 'GET, HEAD, POST' } : {}),
  })
  if (response.req.method === 'HEAD') return void response.end()
  response.end(`<!doctype html><html lang="${tag}" dir="${direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${status === 503 ? '<meta http-equiv="refresh" content="5">' : ''}
<title>${title}</title><style>${look}</style>
<main><h1>${title}</h1><p>${sentence}</p><small>${words.pages.shell.request} <bdi>${requestId}</bdi></small></main></html>`)
}

const look = `:root{color-scheme:light dark}h1{font-size:1.6rem;line-height:1.2}small{opacity:.7}
body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.25rem}`

/** Whether an error says that Postgres is away or on its way back, so that trying again later is the right answer.
 *  source: Postgres' error codes, classes 08 and 57P, 53300 for too many connections, 57014 for an answer that took too long */
export function isDown(error: { code?: string | undefined; message?: string }): boolean {
  return (
    /^(08|57P|57014|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)/.test(error.code ?? '') ||
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(error.message ?? '')
  )
}
