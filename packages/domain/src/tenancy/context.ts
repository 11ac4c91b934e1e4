import { sql, type TenantTransaction, type Trx } from '@stoa/db'
import { abilityFor, subject, type Ability, type Action, type SubjectFields, type SubjectName, type Viewer } from '@stoa/access'
import { Refusal } from '../refusals.ts'
import type { Academy } from './load-academy.ts'
import { jobs, type JobData, type JobName } from './jobs.ts'

/** One tenant, one transaction: what jobs and the operator's commands work with. Passed first, never ambient. */
export interface TenantCtx {
  trx: Trx
  /** The database's clock at the beginning of the transaction. */
  readonly now: Date
  /** For verbs that are asked all day: `Database.brief` explains both. */
  last: TenantTransaction['last']
  aside: TenantTransaction['aside']
  requestId: string
  actor: { kind: 'person' | 'guest' | 'job' | 'operator'; id: string | null }
  /** Leaves a job behind that runs after the commit, and never after a rollback.  runAt: not before then; default at once */
  enqueue<N extends JobName>(name: N, data: JobData<N>, runAt?: Date): Promise<void>
  /** The same for many of one kind, in one statement however many there are. */
  enqueueAll<N extends JobName>(name: N, all: readonly { data: JobData<N>; runAt: Date }[]): Promise<void>
}

/** The person looking, with what pages show of them. */
export interface SignedIn extends Viewer {
  name: string
  email: string
  locale: string
  /** Null: the academy's. */
  time_zone: string | null
}

/** A request to an academy, by a viewer or a guest. */
export interface Ctx extends TenantCtx {
  academy: Academy
  viewer: SignedIn | null
  ability: Ability
  /** What this browser keeps of what a guest did in it: the token of their visit. Null before anything was tried. */
  visit: string | null
}

/** in: an open transaction and who acts · out: what a verb takes first */
export function tenantContext(open: TenantTransaction, requestId: string, actor: TenantCtx['actor']): TenantCtx {
  return {
    trx: open.trx,
    // Not read before a verb does: a brief transaction learns it with its first answer.
    get now() {
      return open.now
    },
    last: open.last,
    aside: open.aside,
    requestId,
    actor,
    async enqueue(name, data, runAt) {
      const payload = JSON.stringify(jobs[name].parse(data))
      await sql`select app.enqueue(${name}, ${payload}::jsonb, ${runAt ?? null})`.execute(open.trx)
    },
    async enqueueAll(name, all) {
      const payload = JSON.stringify(all.map(({ data, runAt }) => ({ data: jobs[name].parse(data), run_at: runAt })))
      await sql`select app.enqueue(${name}, j.data, j.run_at) from jsonb_to_recordset(${payload}::jsonb) as j (data jsonb, run_at timestamptz)`.execute(open.trx)
    },
  }
}

/** The same for a request, with the academy and the viewer that were loaded for it. */
export function contextOf(open: TenantTransaction, requestId: string, academy: Academy, viewer: SignedIn | null, visit: string | null = null): Ctx {
  const actor = viewer ? ({ kind: 'person', id: viewer.id } as const) : ({ kind: 'guest', id: null } as const)
  return Object.assign(tenantContext(open, requestId, actor), { academy, viewer, visit, ability: abilityFor(viewer) })
}

/** refuses: access/sign-in for a guest, access/denied for everybody else whom no rule allows this */
export function must(ctx: Ctx, action: Action, name: SubjectName, about?: Partial<SubjectFields>): void {
  if (ctx.ability.can(action, about ? (subject(name, { ...about }) as never) : name)) return
  throw new Refusal(ctx.viewer ? 'access/denied' : 'access/sign-in')
}

/** out: the viewer · refuses: access/sign-in for a guest */
export function signedIn(ctx: Ctx): SignedIn {
  if (!ctx.viewer) throw new Refusal('access/sign-in')
  return ctx.viewer
}
