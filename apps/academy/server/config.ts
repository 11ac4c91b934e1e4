import { StartRefused } from '@stoa/db'

/** How this process is set up; the table in README.md is this list. */
export interface Config {
  databaseUrl: string
  /** What stands between this process and Postgres: one that lends its connections for a transaction at a time, or nothing. */
  databasePooler: 'transaction' | undefined
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
  /** For how long a process that is told to stop still takes requests, while `/readyz` says that it is leaving. */
  drainSeconds: number
  /** Whether tenants take turns; else everybody is worked on as they come. */
  fairShare: boolean
  /** The twin's mailbox may be looked at: only on this machine, never on somebody else's database. */
  mailbox: boolean
  /** The parts of the design are shown on a page: in development, and where a test asks for it. */
  parts: boolean
}

/** in: the environment · refuses: StartRefused, naming the variable */
export function configFrom(env: Record<string, string | undefined>): Config {
  if (!env.DATABASE_URL) throw new StartRefused('DATABASE_URL is not set: the web app needs a Postgres to serve from.')
  const host = env.HOST || '127.0.0.1'
  const trustedProxies = (env.STOA_TRUSTED_PROXIES ?? '').split(',').map((one) => one.trim()).filter(Boolean)
  // A proxy notices within seconds; without one nobody would, and a person at a terminal does not wait for nothing.
  const drainSeconds = Number(env.STOA_DRAIN_SECONDS || (trustedProxies.length > 0 ? 5 : 0))
  if (!(drainSeconds >= 0 && drainSeconds <= 15)) throw new StartRefused('STOA_DRAIN_SECONDS is not a number of seconds from 0 to 15.')
  return {
    databaseUrl: env.DATABASE_URL,
    databasePooler: poolerFrom(env),
    dataDir: env.STOA_DATA || '.data',
    host,
    port: Number(env.PORT || 3000),
    watchPort: env.STOA_WATCH_PORT ? Number(env.STOA_WATCH_PORT) : null,
    dev: env.STOA_DEV === '1',
    parts: env.STOA_DEV === '1' || env.STOA_UI === 'yes',
    platformDomain: (env.STOA_PLATFORM_DOMAIN || 'localhost').toLowerCase(),
    trustedProxies,
    drainSeconds,
    fairShare: env.STOA_FAIR_SHARE !== 'no',
    mailbox: env.STOA_DATABASE === 'embedded' && /^(127\.|localhost$|::1$)/.test(host) && !env.STOA_TRUSTED_PROXIES && env.STOA_PUBLIC_SCHEME !== 'https',
  }
}

function poolerFrom({ DATABASE_POOLER: pooler }: Record<string, string | undefined>): Config['databasePooler'] {
  if (!pooler) return undefined
  if (pooler !== 'transaction') throw new StartRefused('DATABASE_POOLER is “transaction” where a pooler lends connections for a transaction, else not set.')
  return pooler
}
