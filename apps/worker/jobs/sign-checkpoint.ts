import { checkpointText, checkpointToSign, recordCheckpoint } from '@stoa/domain/tenancy'
import type { Job } from '../run-job.ts'

/** Signs the end of a tenant's trail, so that a tail cut off later is noticed. */
export async function signCheckpoint({ tenant, tenantId, world }: Job): Promise<void> {
  const tail = await tenant(checkpointToSign)
  if (!tail) return
  const signed = await world.keyring.sign(tenantId, 'trail', checkpointText(tenantId, tail))
  await tenant((ctx) => recordCheckpoint(ctx, tail, signed))
}
