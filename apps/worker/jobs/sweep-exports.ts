import { exportsToSweep, forgetExport } from '@stoa/domain/people'
import type { Job } from '../run-job.ts'

/** Removes the copies of people's data whose seven days are over: first the bytes, then the note of where they were. */
export async function sweepExports({ tenant, world }: Job): Promise<void> {
  for (const { id, sha256 } of await tenant((ctx) => exportsToSweep(ctx))) {
    await world.storage.delete(sha256)
    await tenant((ctx) => forgetExport(ctx, id))
  }
}
