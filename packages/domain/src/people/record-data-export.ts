import { act, loadAcademy, readerOf, type Academy, type Reader, type TenantCtx } from '../tenancy/index.ts'
import { writeTo } from './write-to.ts'

const KEPT_MS = 7 * 86_400_000

/** What the worker needs to know to collect somebody's data. */
export interface ExportWish {
  person_id: string
  name: string
  requested_at: Date
  academy: Academy
  reader: Reader
}

/** out: the wish, or null where it was carried out or given up · who: the worker */
export async function exportToCollect(ctx: TenantCtx, id: string): Promise<ExportWish | null> {
  const row = await ctx.trx
    .selectFrom('data_exports as e')
    .innerJoin('people as p', (join) => join.onRef('p.id', '=', 'e.person_id').onRef('p.tenant_id', '=', 'e.tenant_id'))
    .select(['e.person_id', 'e.academy_id', 'e.requested_at', 'p.name'])
    .where('e.id', '=', id)
    .where('e.ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const academy = (await loadAcademy(ctx.trx, row.academy_id))!
  return { ...row, academy, reader: await readerOf(ctx, academy, row.person_id) }
}

/** Says how far the collecting has come: a page shows it. */
export async function notePart(ctx: TenantCtx, id: string, parts_done: number, parts_all: number): Promise<void> {
  await ctx.trx.updateTable('data_exports').set({ parts_done, parts_all }).where('id', '=', id).where('ended_at', 'is', null).execute()
}

/** Records where the copy is, and tells its person, once: a job that runs again finds it ended.
 *  in: where the person fetches it · out: the bytes that count, which are others where another worker was first; null where it was given up */
export async function recordDataExport(ctx: TenantCtx, id: string, file: { sha256: string; bytes: number }, url: string): Promise<string | null> {
  const done = await ctx.trx
    .updateTable('data_exports')
    .set((row) => ({ ...file, ended_at: ctx.now, parts_done: row.ref('parts_all'), expires_at: new Date(ctx.now.getTime() + KEPT_MS) }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['person_id', 'academy_id'])
    .executeTakeFirst()
  if (!done) return (await ctx.trx.selectFrom('data_exports').select('sha256').where('id', '=', id).executeTakeFirst())?.sha256 ?? null
  const person = await ctx.trx.selectFrom('people').select(['id', 'email']).where('id', '=', done.person_id).executeTakeFirstOrThrow()
  const academy = (await loadAcademy(ctx.trx, done.academy_id))!
  await act(ctx, { act: 'data-export/made', subject: ['data-export', id], detail: { bytes: file.bytes } })
  await writeTo(ctx, academy, person, 'data-export', { letter: 'data-export', url })
  return file.sha256
}

/** out: copies whose time is over and whose bytes are still kept, the first few hundred of them */
export async function exportsToSweep(ctx: TenantCtx): Promise<{ id: string; sha256: string }[]> {
  const rows = await ctx.trx
    .selectFrom('data_exports')
    .select(['id', 'sha256'])
    .where('sha256', 'is not', null)
    .where('expires_at', '<=', ctx.now)
    .limit(500)
    .execute()
  return rows as { id: string; sha256: string }[]
}

/** Forgets where a copy was, after its bytes are gone.  Safe to repeat. */
export async function forgetExport(ctx: TenantCtx, id: string): Promise<void> {
  await ctx.trx.updateTable('data_exports').set({ sha256: null, bytes: null }).where('id', '=', id).execute()
}
