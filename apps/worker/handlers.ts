import type { Database } from '@stoa/db'
import { sql } from '@stoa/db'
import { sweepVisits } from '@stoa/domain/learning'
import { tenantContext, type JobData, type JobName } from '@stoa/domain/tenancy'
import { answerEmailChangeJob } from './jobs/answer-email-change.ts'
import { answerLinkRequestJob } from './jobs/answer-link-request.ts'
import { closeAttemptJob } from './jobs/close-attempt.ts'
import { collectData } from './jobs/collect-data.ts'
import { issueCertificate } from './jobs/issue-certificate.ts'
import { planRemindersJob } from './jobs/plan-reminders.ts'
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
}

/** Once a night, for every tenant: forget what has run out, and leave the jobs that sign the end of its trail, remove copies of data whose
 *  time is over, and plan whom to remind of what in the morning. */
export async function startNightly(db: Database): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from app.tenants_due() as id`.execute(db.doors)
  for (const { id } of rows) {
    await db.tenant(id, 'write', async (open) => {
      await open.trx.deleteFrom('sessions').where(sql<boolean>`least(expires_at, ends_at) < now()`).execute()
      await open.trx.deleteFrom('one_time_links').where(sql<boolean>`expires_at < now() - interval '1 day'`).execute()
      await open.trx.deleteFrom('rate_counters').where(sql<boolean>`started_at < now() - interval '1 day'`).execute()
      await sweepVisits(open)
      for (const table of ['second_steps', 'passkey_challenges'] as const)
        await open.trx.deleteFrom(table).where(sql<boolean>`expires_at < now()`).execute()
      await open.trx.deleteFrom('authenticators').where('confirmed_at', 'is', null).where(sql<boolean>`created_at < now() - interval '1 day'`).execute()
      const ctx = tenantContext(open, 'nightly', { kind: 'job', id: null })
      await ctx.enqueue('sign-checkpoint', {})
      await ctx.enqueue('sweep-exports', {})
      await ctx.enqueue('plan-reminders', {})
    })
  }
}
