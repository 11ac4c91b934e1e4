import type { TenantCtx } from '../tenancy/index.ts'
import { filesOf, type PictureFile, type PictureSize } from './pictures.ts'

/** A picture that the worker is to make smaller.  out: null where this tenant has none with this hash */
export async function pictureToRefine(ctx: TenantCtx, sha256: string): Promise<PictureFile | null> {
  const file = (await filesOf(ctx.trx, [sha256])).get(sha256)
  return file?.width ? file : null
}

/** Records a picture's sizes in AVIF, once their bytes are in storage.  Safe to repeat: the first time stands.
 *  in: the picture's own hash */
export async function recordRefined(ctx: TenantCtx, sha256: string, sizes: Omit<PictureSize, 'content_type'>[]): Promise<void> {
  await ctx.trx
    .insertInto('avif_renditions')
    .values(sizes.map((size) => ({ width: size.width, sha256: size.sha256, asset: sha256 })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'asset', 'width']).doNothing())
    .execute()
}
