import { sql, type Trx } from '@stoa/db'

/** A file as a page needs it; of a picture, its re-encoded sizes by hash, the smaller format first and in it the widest last. */
export interface PictureFile {
  sha256: string
  content_type: string
  byte_count: number
  width: number | null
  height: number | null
  placeholder: string | null
  sizes: PictureSize[]
}

/** One width of a picture in one format. */
export interface PictureSize {
  width: number
  sha256: string
  content_type: string
}

/** Whether the worker has been at a picture: until then it comes in WebP alone. What is no picture has nothing to wait for. */
const isRefined = ({ width, sizes }: PictureFile): boolean => width === null || sizes.some((size) => size.content_type === 'image/avif')

/** Whether files are all there; nearly, where the worker will still add to one. */
export function whole(files: readonly (PictureFile | undefined)[]): boolean | 'nearly' {
  return files.every((file) => file !== undefined) && (files.every((file) => isRefined(file!)) || 'nearly')
}

/** Several files at once, by hash. What is unknown is left out. */
export async function filesOf(trx: Trx, hashes: readonly (string | null | undefined)[]): Promise<Map<string, PictureFile>> {
  const wanted = [...new Set(hashes.filter((hash): hash is string => Boolean(hash)))]
  if (wanted.length === 0) return new Map()
  const [assets, sizes] = [
    await trx.selectFrom('assets').select(['sha256', 'content_type', 'byte_count', 'width', 'height', 'placeholder']).where('sha256', 'in', wanted).execute(),
    await trx
      .selectFrom('avif_renditions')
      .select(['asset', 'width', 'sha256', sql<string>`'image/avif'`.as('content_type')])
      .where('asset', 'in', wanted)
      .unionAll(trx.selectFrom('renditions').select(['asset', 'width', 'sha256', sql<string>`'image/webp'`.as('content_type')]).where('asset', 'in', wanted))
      .orderBy('content_type')
      .orderBy('width')
      .execute(),
  ]
  return new Map(
    assets.map((asset) => [
      asset.sha256,
      { ...asset, sizes: sizes.filter((size) => size.asset === asset.sha256).map(({ asset: _, ...size }) => size) },
    ]),
  )
}
