import { answerLinkRequest } from '@stoa/domain/people'
import { originOf, type JobData } from '@stoa/domain/tenancy'
import type { Job } from '../run-job.ts'

/** Writes the letter that somebody who asked for a link is to get, if any. */
export async function answerLinkRequestJob({ tenant, address }: Job, { request_id, locale }: JobData<'answer-link-request'>): Promise<void> {
  await tenant((ctx) => answerLinkRequest(ctx, request_id, (host) => originOf(address, host), locale))
}
