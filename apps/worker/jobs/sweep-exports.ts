import { exportsToSweep, forgetExport } from '@stoa/domain/people'
import type { Job } from '../run-job.ts'

/** Removes the copies of people's data whose seven days are over, all of them, a few hundred at a time: first the bytes, then the note of where they were. */
export async function sweepExports({ tenant, world }: Job): Promise<void> {
  for (let some = await tenant(exportsToSweep); some.length > 0; some = await tenant(exportsToSweep))
    for (const { id, sha256 } of some) {
      await world.storage.delete(sha256)
      await tenant((ctx) => forgetExport(ctx, id))
    }
}
