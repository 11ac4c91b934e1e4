import { pictureToRefine, recordRefined } from '@stoa/domain/library'
import type { Job } from '../run-job.ts'

/** A picture in AVIF beside its WebP: read, encode, store, record. Only encoding is slow, and nothing is locked meanwhile.
 *  Safe to repeat: the same pixels have the same hash, and a picture whose sizes lie in storage is left alone. */
export async function refinePicture({ tenant, world: { images, storage } }: Job, { sha256 }: { sha256: string }): Promise<void> {
  const picture = await tenant((ctx) => pictureToRefine(ctx, sha256))
  const made = picture?.sizes.filter(({ content_type }) => content_type === 'image/avif') ?? []
  if (!picture || (made.length > 0 && (await Promise.all(made.map((size) => storage.has(size.sha256)))).every(Boolean))) return
  const original = await storage.get(sha256)
  if (!original) return     // Its bytes come back when the tenant is applied again, and this job with them.
  const sizes = await images.refine(original.bytes)
  for (const { sha256: hash, bytes, content_type } of sizes) await storage.put(hash, bytes, content_type)
  await tenant((ctx) => recordRefined(ctx, sha256, sizes))
}
