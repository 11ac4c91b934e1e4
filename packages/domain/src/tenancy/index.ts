/** Tenancy: which company and which academy a request belongs to, and what every act has in common: the context it runs in, its line
 *  in the trail, the jobs and the mail it leaves behind. Everything to the right of this folder stands on it. */
export { contextOf, must, signedIn, tenantContext, type Ctx, type SignedIn, type TenantCtx } from './context.ts'
export { academyOfHost } from './academy-of-host.ts'
export { loadAcademy, type Academy, type Brand } from './load-academy.ts'
export { act, type Act } from './act.ts'
export { jobs, type JobName, type JobData } from './jobs.ts'
export { compose, type Message } from './compose.ts'
export { queueMail, type Letter } from './queue-mail.ts'
export { mailToSend, recordDelivery } from './deliver-mail.ts'
export { countRequest } from './count-request.ts'
export { listTrail, type TrailEntry } from './list-trail.ts'
export { checkpointToSign, recordCheckpoint } from './sign-checkpoint.ts'
