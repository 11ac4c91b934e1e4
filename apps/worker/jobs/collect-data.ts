import { papersOf, personalData as ofCredentials } from '@stoa/domain/credentials'
import { personalData as ofLearning } from '@stoa/domain/learning'
import { personalData as ofLibrary } from '@stoa/domain/library'
import { exportToCollect, notePart, personalData as ofPeople, recordDataExport } from '@stoa/domain/people'
import { originOf, personalData as ofTenancy, readPersonalData, type PersonalData } from '@stoa/domain/tenancy'
import { sha256Of } from '@stoa/gateways'
import { zip, type AsyncZipOptions, type AsyncZippable } from 'fflate'
import { promisify } from 'node:util'
import { dataPage, ROWS_MAX, type CollectedPart, type PartName } from '../data-page.ts'
import type { Job } from '../run-job.ts'

/** Everything that is kept about somebody, in the order in which a reader looks for it. Each folder of the domain lists its own. */
export const PARTS: readonly PersonalData[] = [...ofPeople, ...ofLearning, ...ofCredentials, ...ofLibrary, ...ofTenancy]

/** Collects what is kept about one person into an archive: a table for a program, a page for a reader, and the papers. Part after part
 *  in short transactions, so that nothing waits for it; killed at any point it begins again, and is recorded once. */
export async function collectData({ tenant, world, address }: Job, { export_id }: { export_id: string }): Promise<void> {
  const wish = await tenant((ctx) => exportToCollect(ctx, export_id))
  if (!wish) return
  const all = PARTS.length + 2
  const files: AsyncZippable = {}
  const parts: CollectedPart[] = []
  for (const [done, part] of PARTS.entries()) {
    const rows = await tenant(async (ctx) => {
      await notePart(ctx, export_id, done, all)
      return readPersonalData(ctx, part, wish.person_id)
    })
    parts.push({ name: part.file as PartName, count: rows.length, rows: rows.slice(0, ROWS_MAX) })
    files[`${part.file}.json`] = bytesOf(JSON.stringify(rows, null, 2))
  }
  for (const { serial, pdf_sha256 } of await tenant((ctx) => papersOf(ctx, wish.person_id))) {
    const paper = await world.storage.get(pdf_sha256)
    if (!paper) throw new Error(`the paper ${pdf_sha256} is not in storage`)
    files[`certificates/${serial}.pdf`] = [paper.bytes, { level: 0 }]
  }
  await tenant((ctx) => notePart(ctx, export_id, PARTS.length + 1, all))
  files['index.html'] = bytesOf(
    dataPage(
      wish,
      parts,
      Object.keys(files).filter((name) => name.endsWith('.pdf')),
    ),
  )
  // Pressed together beside this thread, which goes on telling the queue that it lives.
  const archive = await pressed(files, { level: 6, mtime: wish.requested_at })
  const sha256 = sha256Of(archive)
  await world.storage.put(sha256, archive, 'application/zip')
  const url = `${originOf(address, wish.academy.host)}/account/data`
  const kept = await tenant((ctx) => recordDataExport(ctx, export_id, { sha256, bytes: archive.byteLength }, url))
  if (kept !== sha256) await world.storage.delete(sha256) // Another worker was first: these bytes are nobody's.
}

const pressed = promisify(zip) as unknown as (files: AsyncZippable, options: AsyncZipOptions) => Promise<Uint8Array>

const bytesOf = (text: string) => new TextEncoder().encode(text)
