import type { LoaderFunctionArgs } from '@remix-run/node'
import { contextOf, type Ctx } from '@stoa/domain/tenancy'
import { asAnswer, type Args } from './request.server.ts'

/** As `serve`, for a page that is looked at all day, whose verb says what it asks last: as few messages to the database as it takes.
 *  in: fn, which calls one verb that suits `Database.brief` · refuses: as serve */
export function serveBriefly<T>(args: LoaderFunctionArgs, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  return briefly(args, 'read', fn).catch((error: unknown) => Promise.reject(asAnswer(args, error)))
}

/** As `transact`, in fewer messages, for verbs that suit `Database.brief`. */
export async function briefly<T>({ context: { db, academy, requestId, visit, viewer } }: Args, mode: 'read' | 'write', fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  const who = await viewer()
  return db.brief(academy.tenant_id, mode, (open) => fn(contextOf(open, requestId, academy, who, visit)))
}
