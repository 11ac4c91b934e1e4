import { sql } from '@stoa/db'

/** What attempts stand at, as a table to select from: each grade, or what the last regrading made of it. `number` is 0 where there was none. */
export const standingGrades = sql<{ attempt_id: string }>`(
  select g.tenant_id, g.attempt_id, coalesce(r.number, 0) as number, coalesce(r.asked, g.asked) as asked, coalesce(r.correct, g.correct) as correct,
    coalesce(r.percent, g.percent) as percent, coalesce(r.passed, g.passed) as passed, r.graded_at as regraded_at
  from grades g
  left join lateral (select n.* from regrades n where n.tenant_id = g.tenant_id and n.attempt_id = g.attempt_id order by n.number desc limit 1) r on true)`
