import type { IncomingMessage } from 'node:http'

/** One host, one spelling: lower case, no port, no trailing dot.
 *  in: the Host header · out: null where it cannot be a host, or its port no port · source: RFC 9110, 7.2 */
export function canonicalHost(header: string | undefined): string | null {
  const [, host = '', port = '0'] = /^(.*?)\.?(?::(\d{1,5}))?$/.exec((header ?? '').toLowerCase()) ?? []
  return /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(host) && !host.includes('..') && Number(port) <= 65_535 ? host : null
}

/** What came in, with a proxy's word believed only where that proxy is configured.
 *  out: the host without its port, the host as the browser's Origin shows it, the scheme, and who is asking */
export function cameFrom(
  request: IncomingMessage,
  trustedProxies: readonly string[],
): { host: string | null; authority: string; secure: boolean; clientAddress: string } {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const trusted = trustedProxies.includes(peer)
  const forwarded = (name: string) =>
    trusted
      ? String(request.headers[name] ?? '')
          .split(',')
          .pop()!
          .trim()
      : ''
  const authority = (forwarded('x-forwarded-host') || request.headers.host || '').toLowerCase()
  return {
    host: canonicalHost(authority),
    authority,
    secure: forwarded('x-forwarded-proto') === 'https',
    clientAddress: networkOf(forwarded('x-forwarded-for') || peer),
  }
}

/** Whether an answer may come packed so.  in: the Accept-Encoding header · source: RFC 9110, 12.5.3 */
export const takesPacked = (header: string | null | undefined, packing: 'br' | 'gzip'): boolean =>
  new RegExp(`\\b${packing}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(header ?? '')

/** Whether a request came through a proxy, as far as it shows. */
export const isProxied = (request: IncomingMessage): boolean =>
  ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'].some((name) => request.headers[name] !== undefined)

/** Whether somebody on this machine asked without a proxy in between, as far as a request can show it. */
export function isDirect(request: IncomingMessage): boolean {
  return !isProxied(request) && /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '')
}

/** The network that counts as one visitor: an IPv4 address, or the /64 of an IPv6 one, which is what one household is given. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head, tail = ''] = address.toLowerCase().split('::')
  const groups = head!.split(':').filter(Boolean)
  const filled = address.includes('::') ? [...groups, ...Array(Math.max(0, 8 - groups.length - tail.split(':').filter(Boolean).length)).fill('0')] : groups
  return `${filled.slice(0, 4).join(':')}::/64`
}

/** Whether an unsafe request was made by a page of this very origin. A missing word counts as a no.
 *  source: Fetch Metadata; RFC 6454. Remix's own check lets resource routes and a missing Origin through. */
export function isSameOrigin(request: IncomingMessage, scheme: string, authority: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const origin = request.headers.origin
  return typeof origin === 'string' && origin.toLowerCase() === `${scheme}://${authority}`
}

/** Headers of every page. Styles carry the nonce; only attributes such as a picture's placeholder may be inline.
 *  in: frames, origins whose pages may be framed */
export function securityHeaders(nonce: string, secure: boolean, dev: boolean, frames: readonly string[]): Record<string, string> {
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    dev ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    `frame-src ${frames.join(' ') || "'none'"}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ]
  return {
    'content-security-policy': policy.join('; '),
    ...(secure ? { 'cross-origin-opener-policy': 'same-origin', 'strict-transport-security': 'max-age=31536000' } : {}),
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
}
