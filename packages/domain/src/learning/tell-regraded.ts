import { sql } from '@stoa/db'
import { loadAcademy, writeLetter, type TenantCtx } from '../tenancy/index.ts'

/** How many letters one transaction writes. */
const LETTERS_MAX = 100

/** Writes to people who pass by a regrading that they do, a hundred at a time, and leaves the job for those who are left. Each gets one letter,
 *  however often this runs.
 *  in: the regrading; resultUrl, where an attempt's result is, by the academy's host */
export async function tellRegraded(ctx: TenantCtx, regradingId: string, resultUrl: (host: string, attempt: string) => string): Promise<void> {
  const { rows } = await sql<{ attempt_id: string; person_id: string; academy_id: string; email: string; course: string; correct: number; asked: number }>`
    select a.id as attempt_id, a.person_id, a.academy_id, p.email, v.title as course, r.correct, r.asked
    from regradings d
    join regrades r on r.tenant_id = d.tenant_id and r.regrading_id = d.id
    join completions k on k.tenant_id = r.tenant_id and k.attempt_id = r.attempt_id and k.completed_at = d.decided_at
    join attempts a on a.tenant_id = r.tenant_id and a.id = r.attempt_id
    join course_versions v on v.tenant_id = k.tenant_id and v.id = k.version_id
    join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
    where d.id = ${regradingId} and not exists (select from outbox o
      where o.tenant_id = a.tenant_id and o.person_id = a.person_id and o.kind = 'regraded' and o.created_at >= d.decided_at)
    order by a.id limit ${LETTERS_MAX + 1}`.execute(ctx.trx)
  for (const { attempt_id, person_id, academy_id, email, course, correct, asked } of rows.slice(0, LETTERS_MAX)) {
    const academy = (await loadAcademy(ctx.trx, academy_id))!
    const url = resultUrl(academy.host, attempt_id)
    await writeLetter(ctx, academy, { person_id, kind: 'regraded', to_address: email }, { letter: 'regraded', values: { course, correct, asked }, url })
  }
  if (rows.length > LETTERS_MAX) await ctx.enqueue('tell-regraded', { regrading_id: regradingId })
}
