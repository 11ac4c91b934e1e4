import type { Trx } from '@stoa/db'

/** A file as a page needs it; of a picture, its re-encoded sizes by hash, widest last. */
export interface PictureFile {
  sha256: string
  content_type: string
  byte_count: number
  width: number | null
  height: number | null
  placeholder: string | null
  sizes: { width: number; sha256: string }[]
}

/** Several files at once, by hash. What is unknown is left out. */
export async function filesOf(trx: Trx, hashes: readonly (string | null | undefined)[]): Promise<Map<string, PictureFile>> {
  const wanted = [...new Set(hashes.filter((hash): hash is string => Boolean(hash)))]
  if (wanted.length === 0) return new Map()
  const [assets, sizes] = [
    await trx.selectFrom('assets').select(['sha256', 'content_type', 'byte_count', 'width', 'height', 'placeholder']).where('sha256', 'in', wanted).execute(),
    await trx.selectFrom('renditions').select(['asset', 'width', 'sha256']).where('asset', 'in', wanted).orderBy('width').execute(),
  ]
  return new Map(
    assets.map((asset) => [
      asset.sha256,
      { ...asset, sizes: sizes.filter((size) => size.asset === asset.sha256).map(({ width, sha256 }) => ({ width, sha256 })) },
    ]),
  )
}
