import type { Database } from '@stoa/db'
import { sweepVisits } from '@stoa/domain/learning'
import { sweepSignIns } from '@stoa/domain/people'
import { sweepCounts, tenantContext, tenantsDue, type JobData, type JobName, type TenantCtx } from '@stoa/domain/tenancy'
import type { Logger } from 'pino'
import { answerEmailChangeJob } from './jobs/answer-email-change.ts'
import { answerLinkRequestJob } from './jobs/answer-link-request.ts'
import { closeAttemptJob } from './jobs/close-attempt.ts'
import { collectData } from './jobs/collect-data.ts'
import { issueCertificate } from './jobs/issue-certificate.ts'
import { planRemindersJob } from './jobs/plan-reminders.ts'
import { refinePicture } from './jobs/refine-picture.ts'
import { remindPersonJob } from './jobs/remind-person.ts'
import { sendMail } from './jobs/send-mail.ts'
import { signCheckpoint } from './jobs/sign-checkpoint.ts'
import { sweepExports } from './jobs/sweep-exports.ts'
import { tellRegradedJob } from './jobs/tell-regraded.ts'
import type { Job } from './run-job.ts'

/** One handler for each job that the domain knows. */
export const handlers: { [N in JobName]: (job: Job, data: JobData<N>) => Promise<void> } = {
  'send-mail': sendMail,
  'answer-link-request': answerLinkRequestJob,
  'issue-certificate': issueCertificate,
  'close-attempt': closeAttemptJob,
  'sign-checkpoint': signCheckpoint,
  'answer-email-change': answerEmailChangeJob,
  'collect-data': collectData,
  'sweep-exports': sweepExports,
  'plan-reminders': planRemindersJob,
  'remind-person': remindPersonJob,
  'tell-regraded': tellRegradedJob,
  'refine-picture': refinePicture,
}

/** Once a night, for every tenant: forget what has run out, and leave the jobs that sign the end of its trail, remove copies of data whose
 *  time is over, and plan whom to remind of what in the morning. What fails for one tenant is written down, and the others have their night.
 *  refuses: an Error once all have had their turn where one failed, so that the queue tries again: all of it may be done twice */
export async function startNightly(db: Database, log: Pick<Logger, 'error'>): Promise<void> {
  const failed: string[] = []
  for (const tenant_id of await tenantsDue(db)) {
    try {
      await db.tenant(tenant_id, 'write', (open) => night(tenantContext(open, 'nightly', { kind: 'job', id: null })))
    } catch (error) {
      failed.push(tenant_id)
      log.error({ name: 'nightly', tenant_id, reason: (error as Error).message, code: (error as { code?: string }).code }, 'the night of a tenant failed')
    }
  }
  if (failed.length > 0) throw new Error(`the night failed for ${failed.join(', ')}`)
}

async function night(ctx: TenantCtx): Promise<void> {
  await sweepSignIns(ctx)
  await sweepCounts(ctx)
  await sweepVisits(ctx)
  await ctx.enqueue('sign-checkpoint', {})
  await ctx.enqueue('sweep-exports', {})
  await ctx.enqueue('plan-reminders', {})
}
