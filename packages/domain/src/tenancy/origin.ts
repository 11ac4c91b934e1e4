/** How addresses of this installation begin: what stands before and after a host in links, mail and on paper. */
export interface PublicAddress {
  scheme: 'http' | 'https'
  /** Null: the scheme's own. */
  port: number | null
}

/** in: the environment. STOA_PUBLIC_SCHEME (https unless HOST is loopback or unset) and STOA_PUBLIC_PORT (PORT with http, none with https) */
export function publicAddress(env: Record<string, string | undefined>): PublicAddress {
  const loopback = /^(127\.|localhost$|::1$|$)/.test(env.HOST ?? '')
  const scheme = env.STOA_PUBLIC_SCHEME === 'https' || (!env.STOA_PUBLIC_SCHEME && !loopback) ? 'https' : 'http'
  const port = Number(env.STOA_PUBLIC_PORT ?? (scheme === 'http' ? (env.PORT ?? 3000) : 443))
  return { scheme, port: port === (scheme === 'https' ? 443 : 80) ? null : port }
}

/** An academy's origin, from its own host and never from a request.  out: e.g. `https://academy.kestrel.example` */
export function originOf({ scheme, port }: PublicAddress, host: string): string {
  return `${scheme}://${host}${port === null ? '' : `:${port}`}`
}
