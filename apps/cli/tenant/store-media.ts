import { filesOf, type AssetForm, type PictureFile, type PictureSize } from '@stoa/domain/library'
import type { TenantTransaction } from '@stoa/db'
import { sha256Of, type World } from '@stoa/gateways'
import type { MediaFile } from './read-media.ts'

/** What applying needs of the world outside. */
export type Stores = Pick<World, 'storage' | 'images'>

/** Puts files and their sizes into storage, before any transaction: bytes under their own hash, so doing it again does no harm.
 *  in:  known, what the tenant has recorded, whose sizes need not be made again · dryRun, to store nothing
 *  out: what to record of each */
export async function storeMedia(
  { storage, images }: Stores,
  known: Map<string, PictureFile>,
  files: MediaFile[],
  dryRun: boolean,
): Promise<AssetForm[]> {
  const put = async (sha256: string, bytes: Uint8Array, content_type: string) => {
    if (!dryRun && !(await storage.has(sha256))) await storage.put(sha256, bytes, content_type)
  }
  const forms: AssetForm[] = []
  for (const { sha256, bytes, content_type } of files) {
    const before = known.get(sha256)
    await put(sha256, bytes, content_type)
    const asset = { sha256, content_type, byte_count: bytes.length, width: null, height: null, placeholder: null, sizes: [] }
    if (!content_type.startsWith('image/')) forms.push(asset)
    else if (before && (dryRun || (await allStored(storage, sizesIn(before, 'image/webp'))))) {
      const refined = sizesIn(before, 'image/avif')
      const sizes = dryRun || (await allStored(storage, refined)) ? before.sizes : sizesIn(before, 'image/webp')
      forms.push({ ...asset, width: before.width, height: before.height, placeholder: before.placeholder, sizes })
    }
    else {
      const { sizes, ...facts } = await images.encode(bytes)
      for (const size of sizes) await put(size.sha256, size.bytes, size.content_type)
      forms.push({ ...asset, ...facts, sizes: sizes.map(({ bytes: _, ...size }) => size) })
    }
  }
  return forms
}

/** Puts a logo into storage, re-encoded unless it is the very one that was stored before.  out: its hash, null where there is none */
export async function storeLogo(
  { storage, images }: Stores,
  logo: Uint8Array | null,
  before: string | null,
  dryRun: boolean,
): Promise<string | null> {
  if (!logo) return null
  if (before === sha256Of(logo) && (await storage.has(before))) return before
  const { sha256, bytes, content_type } = await images.logo(logo)
  if (!dryRun && !(await storage.has(sha256))) await storage.put(sha256, bytes, content_type)
  return sha256
}

/** What a tenant has recorded already: its logo, and those of the files it knows. */
export async function knownMedia({ trx }: TenantTransaction, files: MediaFile[]): Promise<{ logo: string | null; files: Map<string, PictureFile> }> {
  const company = await trx.selectFrom('companies').select('logo_sha256').executeTakeFirst()
  return {
    logo: company?.logo_sha256 ?? null,
    files: await filesOf(
      trx,
      files.map((file) => file.sha256),
    ),
  }
}

const sizesIn = ({ sizes }: PictureFile, format: string) => sizes.filter(({ content_type }) => content_type === format)

async function allStored(storage: Stores['storage'], sizes: PictureSize[]): Promise<boolean> {
  for (const { sha256 } of sizes) if (!(await storage.has(sha256))) return false
  return sizes.length > 0
}
