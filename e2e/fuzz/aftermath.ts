/** What a run of refused and half-right requests may leave behind, and what it must not. */
import { expect } from '@playwright/test'
import type { Stack } from '../stack.ts'
import { changed, type Ground } from './ground.ts'

/** What a guest or a learner may write by asking properly, as a mutated request sometimes still does. */
const MAY_CHANGE: Record<'halden' | 'meridian', RegExp> = {
  halden:
    new RegExp(
      '^halden\\.(accommodations|attempt_breaks|attempt_items|attempts|authenticators|block_progress|bookmarks|check_answers|corrected_keys|' +
        'data_exports|deliveries|email_changes|enrollment_sources|enrollments|grades|honour_statements|link_requests|memberships|notes|' +
        'one_time_links|outbox|passkey_challenges|passkeys|passwords|people|places|playheads|practice_answers|practice_items|practices|' +
        'rate_counters|recovery_codes|regraded_skills|regrades|regradings|responses|revocations|second_steps|sessions|skill_grades|trail|' +
        'suppressions|trail_links|undelivered|unsubscribe_links|unsubscriptions|visit_answers|visit_places|visit_playheads|visit_progress|visits)$',
    ),
  meridian: /^meridian\.(deliveries|link_requests|one_time_links|outbox|rate_counters|trail|trail_links)$/,
}

/** Rows that only half an act would leave, each as a count that has to be 0. */
export const HALVES: Record<string, string> = {
  'an attempt without its questions':
    `select count(*) from attempts a where (select count(*) from attempt_items i where i.tenant_id = a.tenant_id and i.attempt_id = a.id)
      <> (select sum(d.count) from exam_draws d where d.tenant_id = a.tenant_id and d.exam_id = a.exam_id)`,
  'an attempt handed in and not graded, or graded and open':
    'select count(*) from attempts a left join grades g on g.tenant_id = a.tenant_id and g.attempt_id = a.id where (a.submitted_at is null) <> (g.attempt_id is null)',
  'an enrollment without a source':
    'select count(*) from enrollments e where not exists (select from enrollment_sources s where s.tenant_id = e.tenant_id and s.enrollment_id = e.id)',
  'a link without its mail': `select count(*) from one_time_links l where not exists (select from outbox o where o.tenant_id = l.tenant_id and o.to_address = l.email)`,
  'a name with a control in it': `select count(*) from (select name from people union all select name from one_time_links) n where name ~ '[\x01-\x1f\x7f\u202a-\u202e]'`,
  'an act that is in no chain':
    'select count(*) from trail t where not exists (select from trail_links l where l.tenant_id = t.tenant_id and l.entry_id = t.id)',
  'a revocation by nobody in charge': `select count(*) from revocations r where not exists (select from role_grants g
    where g.tenant_id = r.tenant_id and g.person_id = r.revoked_by and g.role in ('owner', 'admin'))`,
}

/** Letters that were neither handed over nor given up. */
export const ON_THEIR_WAY = `select from outbox o where not exists (select from deliveries d where d.tenant_id = o.tenant_id and d.outbox_id = o.id)
  and not exists (select from undelivered u where u.tenant_id = o.tenant_id and u.outbox_id = o.id)`

/** Letters about accommodations, which an administrator may grant to anybody, as the mailbox names them. */
const GRANTED = `select encode(sha256(convert_to(id::text, 'UTF8')), 'hex') as id from outbox where kind like 'accommodation-%'`

/** Looks at the database and the mailbox after a run.  in: every table before and after; the letters there were before */
export async function expectSane(
  stack: Stack,
  ground: Ground,
  before: Map<string, string>,
  after: Map<string, string>,
  letters: Set<string>,
): Promise<void> {
  expect(
    changed(before, after).filter((name) => !Object.values(MAY_CHANGE).some((may) => may.test(name))),
    'tables that no request may change',
  ).toEqual([])
  for (const [what, sql] of Object.entries(HALVES)) expect((await ground.database.pool.query(sql)).rows, what).toEqual([{ count: '0' }])
  await expect.poll(async () => (await ground.database.pool.query(ON_THEIR_WAY)).rowCount, { message: 'mail that waits', timeout: 90_000 }).toBe(0)
  const granted = new Set((await ground.database.pool.query<{ id: string }>(GRANTED)).rows.map(({ id }) => id))
  const fresh = (await stack.mail.list()).filter(({ id }) => !letters.has(id) && !granted.has(id)).map((letter) => letter.to)
  expect(
    // Whoever acts is told what becomes of their own account.
    fresh.filter((to) => !/^(fuzz-\d+|learner-\d+|second-\d+)@nordlys\.example$|^stranger-\d+@clinic\.example$|^lukasz\.zolc@halden\.example$/.test(to)),
    'letters to somebody nobody typed',
  ).toEqual([])
  await ground.freshen()
  expect((await ground.people.admin.get('/trail')).body.toString(), 'the trail’s chain').toContain('Every line agrees with the one before it')
}
