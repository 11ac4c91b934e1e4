import { StartRefused } from '@stoa/db'

/** How this process is set up; the table in README.md is this list. */
export interface Config {
  databaseUrl: string
  dataDir: string
  host: string
  port: number
  /** Where this process answers whatever watches it, besides; null: nowhere. */
  watchPort: number | null
  dev: boolean
  /** Under which domain this installation gives names to academies. */
  platformDomain: string
  /** Addresses of proxies whose X-Forwarded-* headers are believed. */
  trustedProxies: string[]
  /** The twin's mailbox may be looked at: only on this machine, never on somebody else's database. */
  mailbox: boolean
  /** The parts of the design are shown on a page: in development, and where a test asks for it. */
  parts: boolean
}

/** in: the environment · refuses: StartRefused, naming the variable */
export function configFrom(env: Record<string, string | undefined>): Config {
  if (!env.DATABASE_URL) throw new StartRefused('DATABASE_URL is not set: the web app needs a Postgres to serve from.')
  const host = env.HOST || '127.0.0.1'
  return {
    databaseUrl: env.DATABASE_URL,
    dataDir: env.STOA_DATA || '.data',
    host,
    port: Number(env.PORT || 3000),
    watchPort: env.STOA_WATCH_PORT ? Number(env.STOA_WATCH_PORT) : null,
    dev: env.STOA_DEV === '1',
    parts: env.STOA_DEV === '1' || env.STOA_UI === 'yes',
    platformDomain: (env.STOA_PLATFORM_DOMAIN || 'localhost').toLowerCase(),
    trustedProxies: (env.STOA_TRUSTED_PROXIES ?? '').split(',').map((one) => one.trim()).filter(Boolean),
    mailbox: env.STOA_DATABASE === 'embedded' && /^(127\.|localhost$|::1$)/.test(host) && !env.STOA_TRUSTED_PROXIES && env.STOA_PUBLIC_SCHEME !== 'https',
  }
}
