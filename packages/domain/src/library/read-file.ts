import type { TenantCtx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** Whether this tenant has published a file, and as what it is to be served. Of a picture only the re-encoded sizes are: what a camera
 *  wrote into the original stays in storage.
 *  in: sha256, hex · refuses: file/unknown, for other tenants' files too */
export async function readFile(ctx: Pick<TenantCtx, 'trx'>, sha256: string): Promise<{ content_type: string }> {
  const asset = await ctx.trx.selectFrom('assets').select('content_type').where('sha256', '=', sha256).where('width', 'is', null).executeTakeFirst()
  if (asset) return asset
  const rendition = await ctx.trx.selectFrom('renditions').select('sha256').where('sha256', '=', sha256).limit(1).executeTakeFirst()
  if (rendition) return { content_type: 'image/webp' }
  const refined = await ctx.trx.selectFrom('avif_renditions').select('sha256').where('sha256', '=', sha256).limit(1).executeTakeFirst()
  if (refined) return { content_type: 'image/avif' }
  const logo = await ctx.trx.selectFrom('companies').select('id').where('logo_sha256', '=', sha256).executeTakeFirst()
  if (logo) return { content_type: 'image/png' }
  throw new Refusal('file/unknown')
}
