import type { Database } from '@stoa/db'
import { jobs, tenantContext, type JobData, type JobName, type PublicAddress, type TenantCtx } from '@stoa/domain/tenancy'
import type { World } from '@stoa/gateways'
import type { Logger } from 'pino'
import { handlers } from './handlers.ts'
import { ran, took } from './watch.ts'

/** What the worker itself holds. */
export interface Workshop {
  db: Database
  world: World
  address: PublicAddress
  log: Logger
}

/** What a job is given beside its data: transactions of its own tenant, and the world outside. */
export interface Job {
  tenant<T>(fn: (ctx: TenantCtx) => Promise<T>): Promise<T>
  tenantId: string
  world: World
  address: PublicAddress
}

/** Runs one job. What it throws is written down and tried again by the queue, until it lies among the dead letters.
 *  in: the queue's name and its row; data carries the tenant that app.enqueue stamped */
export async function runJob({ db, world, address, log }: Workshop, name: JobName, row: { id: string; data: unknown }): Promise<void> {
  const started = performance.now()
  const { tenant_id, ...rest } = row.data as { tenant_id: string }
  const data = jobs[name].parse(rest)
  const job: Job = {
    tenant: (fn) => db.tenant(tenant_id, 'write', (open) => fn(tenantContext(open, row.id, { kind: 'job', id: null }))),
    tenantId: tenant_id,
    world,
    address,
  }
  try {
    await (handlers[name] as (job: Job, data: JobData<JobName>) => Promise<void>)(job, data)
    ran.inc({ queue: name, outcome: 'done' })
    log.info({ job: row.id, name, tenant_id, ms: Math.round(performance.now() - started) }, 'job done')
  } catch (error) {
    ran.inc({ queue: name, outcome: 'failed' })
    log.error({ job: row.id, name, tenant_id, reason: (error as Error).message, code: (error as { code?: string }).code }, 'job failed')
    throw error
  } finally {
    took.observe({ queue: name }, (performance.now() - started) / 1000)
  }
}
