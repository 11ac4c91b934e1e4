import type { Database } from '@stoa/db'
import { sql } from '@stoa/db'
import { sweepVisits } from '@stoa/domain/learning'
import { tenantContext, type JobData, type JobName } from '@stoa/domain/tenancy'
import { answerLinkRequestJob } from './jobs/answer-link-request.ts'
import { closeAttemptJob } from './jobs/close-attempt.ts'
import { issueCertificate } from './jobs/issue-certificate.ts'
import { sendMail } from './jobs/send-mail.ts'
import { signCheckpoint } from './jobs/sign-checkpoint.ts'
import type { Job } from './run-job.ts'

/** One handler for each job that the domain knows. */
export const handlers: { [N in JobName]: (job: Job, data: JobData<N>) => Promise<void> } = {
  'send-mail': sendMail,
  'answer-link-request': answerLinkRequestJob,
  'issue-certificate': issueCertificate,
  'close-attempt': closeAttemptJob,
  'sign-checkpoint': signCheckpoint,
}

/** Once a night, for every tenant: forget what has run out, and leave the job that signs the end of its trail. */
export async function startNightly(db: Database): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from app.tenants_due() as id`.execute(db.doors)
  for (const { id } of rows) {
    await db.tenant(id, 'write', async (open) => {
      await open.trx.deleteFrom('sessions').where(sql<boolean>`least(expires_at, ends_at) < now()`).execute()
      await open.trx.deleteFrom('one_time_links').where(sql<boolean>`expires_at < now() - interval '1 day'`).execute()
      await open.trx.deleteFrom('rate_counters').where(sql<boolean>`started_at < now() - interval '1 day'`).execute()
      await sweepVisits(open)
      await tenantContext(open, 'nightly', { kind: 'job', id: null }).enqueue('sign-checkpoint', {})
    })
  }
}
