import { sql } from '@stoa/db'

/** Whether a regrade, called `r`, is the pass by which its person completed the course: no grade of the attempt before it was one. */
export const isFirstPass = sql<boolean>`(
  r.passed and exists (select from completions k where k.tenant_id = r.tenant_id and k.attempt_id = r.attempt_id)
  and not exists (select from grades g where g.tenant_id = r.tenant_id and g.attempt_id = r.attempt_id and g.passed)
  and not exists (select from regrades e where e.tenant_id = r.tenant_id and e.attempt_id = r.attempt_id and e.number < r.number and e.passed))`
