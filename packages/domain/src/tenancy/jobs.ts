import { z } from 'zod'

/** Every job the worker knows and what it is given. The tenant is stamped by the database and is not part of it. */
export const jobs = {
  'send-mail': z.object({ outbox_id: z.uuid() }),
  'answer-link-request': z.object({ request_id: z.uuid(), locale: z.string().optional() }),
  'issue-certificate': z.object({ completion_id: z.uuid() }),
  'close-attempt': z.object({ attempt_id: z.uuid() }),
  'sign-checkpoint': z.object({}),
  'answer-email-change': z.object({ change_id: z.uuid() }),
  'collect-data': z.object({ export_id: z.uuid() }),
  'sweep-exports': z.object({}),
  'plan-reminders': z.object({}),
  'remind-person': z.object({ person_id: z.uuid() }),
  'tell-regraded': z.object({ regrading_id: z.uuid() }),
  'refine-picture': z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
} as const

export type JobName = keyof typeof jobs
export type JobData<N extends JobName> = z.infer<(typeof jobs)[N]>
