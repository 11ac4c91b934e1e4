import { answerEmailChange } from '@stoa/domain/people'
import { originOf } from '@stoa/domain/tenancy'
import type { Job } from '../run-job.ts'

/** Writes the letters that somebody's wish for another address asks for. */
export async function answerEmailChangeJob({ tenant, address }: Job, { change_id }: { change_id: string }): Promise<void> {
  await tenant((ctx) => answerEmailChange(ctx, change_id, (host) => originOf(address, host)))
}
