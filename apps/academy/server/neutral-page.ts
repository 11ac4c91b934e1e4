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

// A rule and a column of text in the system's own letters: it belongs to no academy, so it has no colours of one.
const look = `:root{color-scheme:light dark;--ink:light-dark(#17191c,#eceef0);--paper:light-dark(#f7f8f9,#131517);--quiet:light-dark(#565c63,#a3aab2)}
body{margin:0;min-height:100vh;display:grid;align-content:center;background:var(--paper);color:var(--ink);font:1.125rem/1.6 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2rem 1.5rem 6rem;width:100%;box-sizing:border-box}
main::before{content:"";display:block;height:.5rem;margin-bottom:2.5rem;border-top:2px solid;background:repeating-linear-gradient(to right,currentColor 0 1px,transparent 1px 2rem)}
h1{font-size:clamp(1.75rem,1.3rem + 2.4vw,2.75rem);line-height:1.1;letter-spacing:-.02em;margin:0 0 1rem;text-wrap:balance}
p{margin:0;color:var(--quiet);text-wrap:pretty}small{display:block;margin-top:2.5rem;color:var(--quiet)}`

/** Whether an error says that Postgres is away or on its way back, so that trying again later is the right answer.
 *  source: Postgres' error codes, classes 08 and 57P, 53300 for too many connections, 57014 for an answer that took too long */
export function isDown(error: { code?: string | undefined; message?: string }): boolean {
  return (
    /^(08|57P|57014|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)/.test(error.code ?? '') ||
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(error.message ?? '')
  )
}
