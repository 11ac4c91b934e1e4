import { remindPerson } from '@stoa/domain/credentials'
import { originOf } from '@stoa/domain/tenancy'
import type { Job } from '../run-job.ts'

/** Writes somebody the one letter of a day about what is due or runs out, if anything is. */
export async function remindPersonJob({ tenant, address }: Job, { person_id }: { person_id: string }): Promise<void> {
  await tenant((ctx) => remindPerson(ctx, person_id, (host) => originOf(address, host)))
}
