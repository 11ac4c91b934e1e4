import { sql } from '@stoa/db'
import { loadAcademy, writeLetter, type TenantCtx } from '../tenancy/index.ts'
import { isFirstPass } from './first-pass.ts'
import { standingGrades } from './standing-grades.ts'

/** How many letters one transaction writes. */
const LETTERS_MAX = 100

interface Row {
  attempt_id: string
  person_id: string
  academy_id: string
  email: string
  course: string
  correct: number
  asked: number
  passed: boolean
  is_new_pass: boolean
}

/** Writes to everybody whose result a regrading changed, a hundred at a time, and leaves the job for those who are left: that they passed after
 *  all, or what their result is by now, whatever was decided since. Each gets one letter, however many of their attempts changed and however
 *  often this runs.
 *  in: the regrading; resultUrl, where an attempt's result is, by the academy's host */
export async function tellRegraded(ctx: TenantCtx, regradingId: string, resultUrl: (host: string, attempt: string) => string): Promise<void> {
  // One for each decision: two of them, about whatever, are told apart.
  const kind = `regraded ${regradingId}`
  const { rows } = await sql<Row>`
    select * from (
      select distinct on (a.person_id) a.id as attempt_id, a.person_id, a.academy_id, p.email, v.title as course, g.correct, g.asked, exists (select from completions k
          where k.tenant_id = a.tenant_id and k.person_id = a.person_id and k.course_id = a.course_id) as passed,
        ${isFirstPass} as is_new_pass
      from regradings d
      join regrades r on r.tenant_id = d.tenant_id and r.regrading_id = d.id
      join attempts a on a.tenant_id = r.tenant_id and a.id = r.attempt_id
      join ${standingGrades} g on g.tenant_id = r.tenant_id and g.attempt_id = r.attempt_id
      join exams e on e.tenant_id = a.tenant_id and e.id = a.exam_id
      join course_versions v on v.tenant_id = e.tenant_id and v.id = e.version_id
      join people p on p.tenant_id = a.tenant_id and p.id = a.person_id
      where d.id = ${regradingId} and not exists (select from outbox o
        where o.tenant_id = a.tenant_id and o.person_id = a.person_id and o.kind = ${kind})
      order by a.person_id, is_new_pass desc, a.number desc) one
    order by one.is_new_pass desc, one.attempt_id limit ${LETTERS_MAX + 1}`.execute(ctx.trx)
  for (const { attempt_id, person_id, academy_id, email, course, correct, asked, passed, is_new_pass } of rows.slice(0, LETTERS_MAX)) {
    const academy = (await loadAcademy(ctx.trx, academy_id))!
    const url = resultUrl(academy.host, attempt_id)
    const values = { course, correct, asked, ...(is_new_pass ? {} : { passed: passed ? 'yes' : 'no' }) }
    const message = { letter: is_new_pass ? 'regraded' : 'result-changed', values, url } as const
    await writeLetter(ctx, academy, { person_id, kind, to_address: email }, message)
  }
  if (rows.length > LETTERS_MAX) await ctx.enqueue('tell-regraded', { regrading_id: regradingId })
}
