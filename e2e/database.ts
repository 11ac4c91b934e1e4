import { Database } from '@stoa/db'
import { setTimeout as pause } from 'node:timers/promises'
import type { Stack } from './stack.ts'

/** The product's database as superuser, who sees everything. */
export function databaseOf({ superuserUrl, appUrl }: Pick<Stack, 'superuserUrl' | 'appUrl'>): string {
  return Object.assign(new URL(superuserUrl), { pathname: new URL(appUrl).pathname }).toString()
}

/** Waits for the last picture of the academies that were applied: it takes the worker a minute and a core, which is no part of what is
 *  measured after it. */
export async function picturesDone(stack: Stack): Promise<void> {
  const db = new Database(databaseOf(stack), { connections: 1 })
  const waiting = `select from pgboss.job where name = 'refine-picture' and state in ('created', 'retry', 'active')`
  try {
    while ((await db.pool.query(waiting)).rows.length > 0) await pause(1_000)
  } finally {
    await db.close()
  }
}
