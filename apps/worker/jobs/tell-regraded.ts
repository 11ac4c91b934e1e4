import { tellRegraded } from '@stoa/domain/learning'
import { originOf } from '@stoa/domain/tenancy'
import type { Job } from '../run-job.ts'

/** Writes to everybody whose result changed because a question was faulty. */
export async function tellRegradedJob({ tenant, address }: Job, { regrading_id }: { regrading_id: string }): Promise<void> {
  await tenant((ctx) => tellRegraded(ctx, regrading_id, (host, attempt) => `${originOf(address, host)}/attempts/${attempt}/result`))
}
