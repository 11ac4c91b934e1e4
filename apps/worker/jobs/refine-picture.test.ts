import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesOf, publishAssets, readFile } from '@stoa/domain/library'
import { ACME, GLOBEX, ground, lasting, useGround, world as company, type Company } from '@stoa/domain/testing'
import { sha256Of, worldFromEnv } from '@stoa/gateways'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { runJob } from '../run-job.ts'

useGround()

const folder = mkdtempSync(join(tmpdir(), 'stoa-pictures-'))
afterAll(() => rmSync(folder, { recursive: true }))
const outside = worldFromEnv({}, folder)
const log = pino({ level: 'silent' })
const run = (sha256: string, of: Company = ACME) =>
  runJob({ db: ground().copy.db, world: outside, address: { scheme: 'https', port: null }, log }, 'refine-picture', {
    id: crypto.randomUUID(),
    data: { sha256, tenant_id: company(of).id },
  })
const jobs = async () => (await ground().superuser.pool.query(`select data from pgboss.job where name = 'refine-picture'`)).rows.map((row) => row.data as object)

/** The smallest picture there is: one white pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQI12P4//8/AAX+Av7czFnnAAAAAElFTkSuQmCC', 'base64')

async function publish(of: Company): Promise<string> {
  const [sha256, { sizes, ...facts }] = [sha256Of(PIXEL), await outside.images.encode(PIXEL)]
  await outside.storage.put(sha256, PIXEL, 'image/png')
  const form = { sha256, content_type: 'image/png', byte_count: PIXEL.length, ...facts, sizes: sizes.map(({ bytes: _, ...size }) => size) }
  await lasting(of, 'owner', (ctx) => publishAssets(ctx, [form]))
  return sha256
}
const typesOf = (sha256: string, of: Company) =>
  lasting(of, 'owner', async ({ trx }) => (await filesOf(trx, [sha256])).get(sha256)?.sizes.map((size) => size.content_type))

test('a picture that is published waits for the worker, which adds AVIF before its WebP; run twice it is one', async () => {
  const sha256 = await publish(ACME)
  expect(await jobs()).toEqual([{ tenant_id: company(ACME).id, sha256 }])
  expect(await typesOf(sha256, ACME)).toEqual(['image/webp'])
  await Promise.all([run(sha256), run(sha256)])
  const encode = vi.spyOn(outside.images, 'refine')
  await run(sha256)
  expect(encode, 'what is there is not made again').not.toHaveBeenCalled()
  expect(await typesOf(sha256, ACME)).toEqual(['image/avif', 'image/webp'])
  await lasting(ACME, 'owner', async (ctx) => {
    const avif = (await filesOf(ctx.trx, [sha256])).get(sha256)!.sizes[0]!
    expect(await readFile(ctx, avif.sha256)).toEqual({ content_type: 'image/avif' })
    expect(Buffer.from((await outside.storage.get(avif.sha256))!.bytes).subarray(4, 12).toString()).toBe('ftypavif')
    await outside.storage.delete(avif.sha256)
    await run(sha256)
    expect(await outside.storage.has(avif.sha256), 'what was lost comes back').toBe(true)
  })
})

test('another tenant’s job finds no picture, and adds none', async () => {
  const sha256 = sha256Of(PIXEL)
  expect(await typesOf(sha256, ACME)).toHaveLength(2)
  await run(sha256, GLOBEX)
  expect(await typesOf(sha256, GLOBEX)).toBeUndefined()
})
