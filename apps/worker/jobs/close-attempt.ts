import { closeAttempt } from '@stoa/domain/learning'
import type { Job } from '../run-job.ts'

/** Runs at an attempt's deadline: what was saved by then is handed in and graded. */
export async function closeAttemptJob({ tenant }: Job, { attempt_id }: { attempt_id: string }): Promise<void> {
  await tenant((ctx) => closeAttempt(ctx, attempt_id))
}
