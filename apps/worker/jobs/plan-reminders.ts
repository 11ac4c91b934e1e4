import { planReminders } from '@stoa/domain/credentials'
import type { Job } from '../run-job.ts'

/** For everybody who may have something to be reminded of, a job at eight in their own morning. */
export async function planRemindersJob({ tenant }: Job): Promise<void> {
  await tenant((ctx) => planReminders(ctx))
}
