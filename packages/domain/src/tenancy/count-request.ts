import { sql } from '@stoa/db'
import type { TenantCtx } from './context.ts'

/** Counts one more of something in a window of time. Called in a short transaction of its own, so that a refused request counts too.
 *  in:  bucket, what is counted, e.g. `sign-in ana@example.com`; limit, > 0; window_seconds
 *  out: 0 while within the limit, else the seconds until the window ends */
export async function countRequest(ctx: Pick<TenantCtx, 'trx'>, bucket: string, limit: number, window_seconds: number): Promise<number> {
  const { rows } = await sql<{ count: number; seconds: number }>`
    insert into rate_counters as r (bucket, started_at, count) values (${bucket.slice(0, 200)}, now(), 1)
    on conflict (tenant_id, bucket) do update set
      count = case when r.started_at <= now() - ${window_seconds} * interval '1 second' then 1 else r.count + 1 end,
      started_at = case when r.started_at <= now() - ${window_seconds} * interval '1 second' then now() else r.started_at end
    returning count, ceil(extract(epoch from started_at + ${window_seconds} * interval '1 second' - now()))::int as seconds`.execute(ctx.trx)
  const { count, seconds } = rows[0]!
  return count > limit ? Math.max(1, seconds) : 0
}

/** Once a night: counts of days that are past are forgotten.  who: the worker */
export async function sweepCounts({ trx }: Pick<TenantCtx, 'trx'>): Promise<void> {
  await trx.deleteFrom('rate_counters').where(sql<boolean>`started_at < now() - interval '1 day'`).execute()
}
