import { sql } from '@stoa/db'
import { Refusal } from '../refusals.ts'
import { act } from './act.ts'
import type { Change } from './change.ts'
import type { TenantCtx } from './context.ts'

/** Where an installation's own sub-domains for a tenant lie. */
export interface Platform {
  tenant: string
  /** e.g. `stoa.example` */
  domain: string
}

/** A hostname of an academy; the first of a list is the one in mail and on certificates. */
export interface HostForm {
  host: string
  kind: 'platform' | 'custom'
}

/** The sub-domain that an academy, or its alias, has on the platform. */
export function platformHost(at: Platform, name: string): string {
  return `${name}.${at.tenant}.${at.domain}`
}

/** Gives an academy exactly these hosts, in this order, and lets go of those it had besides.
 *  who:     the operator, from files
 *  out:     a line for each host that came, moved or went
 *  refuses: host/taken where another tenant holds one */
export async function applyHosts(ctx: TenantCtx, academy: { id: string; slug: string }, wanted: HostForm[]): Promise<Change[]> {
  const held = await ctx.trx.selectFrom('academy_hosts').select(['host', 'kind', 'position']).where('academy_id', '=', academy.id).execute()
  const changes: Change[] = []
  for (const { host } of held.filter((row) => !wanted.some((form) => form.host === row.host))) {
    await ctx.trx.deleteFrom('academy_hosts').where('host', '=', host).execute()
    await sql`select app.release_host(${host})`.execute(ctx.trx)
    await act(ctx, { act: 'host/released', subject: ['academy', academy.id], detail: { host } })
    changes.push({ what: `host ${host}`, change: 'removed' })
  }
  for (const [index, { host, kind }] of wanted.entries()) {
    const row = held.find((each) => each.host === host)
    const position = index + 1
    if (row?.kind === kind && row.position === position) continue
    const { rows } = await sql<{ registered: boolean }>`select app.register_host(${host}, ${academy.id}) as registered`.execute(ctx.trx)
    if (!rows[0]?.registered) throw new Refusal('host/taken', { host })
    await ctx.trx
      .insertInto('academy_hosts')
      .values({ host, kind, position, academy_id: academy.id })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'host']).doUpdateSet({ kind, position, academy_id: academy.id }))
      .execute()
    await act(ctx, { act: 'host/registered', subject: ['academy', academy.id], detail: { host, kind, position } })
    changes.push({ what: `host ${host}`, change: row ? 'changed' : 'added', detail: `academy ${academy.slug}, place ${position}` })
  }
  return changes
}
