import { checkpointToSign, recordCheckpoint } from '@stoa/domain/tenancy'
import type { Job } from '../run-job.ts'

/** Signs the end of a tenant's trail, so that a tail cut off later is noticed. */
export async function signCheckpoint({ tenant, world }: Job): Promise<void> {
  const found = await tenant(async (ctx) => ({ tail: await checkpointToSign(ctx), ...(await ctx.trx.selectFrom('companies').select('tenant_id').executeTakeFirstOrThrow()) }))
  if (!found.tail) return
  const { tail, tenant_id } = found
  const signed = await world.keyring.sign(tenant_id, 'trail', new TextEncoder().encode(`${tenant_id} ${tail.position} ${tail.hash}`))
  await tenant((ctx) => recordCheckpoint(ctx, tail, signed))
}
