import type { TenantCtx } from '../tenancy/index.ts'
import type { PictureSize } from './pictures.ts'

/** A file whose bytes are in storage under their hash. Width, height and placeholder are those of a picture. */
export interface AssetForm {
  sha256: string
  content_type: string
  byte_count: number
  width: number | null
  height: number | null
  placeholder: string | null
  /** Re-encoded sizes, in storage as well. */
  sizes: PictureSize[]
}

/** Makes files known to the tenant, and leaves pictures to the worker that are not as small yet as they may be.  Safe to repeat: a file that
 *  is known stays as it is. */
export async function publishAssets(ctx: TenantCtx, forms: AssetForm[]): Promise<void> {
  for (const { sizes, ...asset } of forms) {
    const row = await ctx.trx
      .insertInto('assets')
      .values(asset)
      .onConflict((conflict) => conflict.columns(['tenant_id', 'sha256']).doNothing())
      .returning('sha256')
      .executeTakeFirst()
    if (row && sizes.length > 0)
      await ctx.trx
        .insertInto('renditions')
        .values(sizes.filter(({ content_type }) => content_type === 'image/webp').map(({ width, sha256 }) => ({ width, sha256, asset: asset.sha256 })))
        .execute()
    if (sizes.length > 0 && !sizes.some(({ content_type }) => content_type === 'image/avif')) await ctx.enqueue('refine-picture', { sha256: asset.sha256 })
  }
}
