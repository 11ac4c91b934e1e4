import { sql } from '@stoa/db'
import type { TenantCtx } from '../tenancy/index.ts'

/** Once a night: sessions, links, second steps and challenges whose time is over, and apps that were never confirmed, are forgotten.  who: the worker */
export async function sweepSignIns({ trx }: Pick<TenantCtx, 'trx'>): Promise<void> {
  await trx.deleteFrom('sessions').where(sql<boolean>`least(expires_at, ends_at) < now()`).execute()
  await trx.deleteFrom('one_time_links').where(sql<boolean>`expires_at < now() - interval '1 day'`).execute()
  for (const table of ['second_steps', 'passkey_challenges'] as const) await trx.deleteFrom(table).where(sql<boolean>`expires_at < now()`).execute()
  await trx.deleteFrom('authenticators').where('confirmed_at', 'is', null).where(sql<boolean>`created_at < now() - interval '1 day'`).execute()
}
