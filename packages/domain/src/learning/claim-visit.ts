import { sql } from '@stoa/db'
import { publishedIn } from '../library/index.ts'
import { act, type Ctx } from '../tenancy/index.ts'
import { enrollPerson } from './enroll.ts'
import { forgetVisits, keyOf } from './visit-in.ts'

/** What was done in this browser as a guest becomes a person's own, once: they are enrolled in what they tried, and blocks, answers
 *  and place are joined to theirs, where neither they nor a later visit have done better since. The visit ends with it.
 *  who:   whoever has just proved who they are, in the transaction that lets them in
 *  in:    personId
 *  out:   whether there was a visit to claim; none that is over, claimed, or of another academy
 *  locks: the visit's row, so that two sign-ins at once claim it once */
export async function claimVisit(ctx: Ctx, personId: string): Promise<boolean> {
  if (!ctx.visit) return false
  const key = keyOf(ctx, ctx.visit)
  const visit = await ctx.trx.selectFrom('visits').select('id').where((where) => where.and(key)).where('ends_at', '>', ctx.now).forUpdate().executeTakeFirst()
  if (!visit) return false
  const courses = await merge(ctx, visit.id, personId)
  const offered = new Set((await publishedIn(ctx, courses)).map((course) => course.course_id))
  const actor = { kind: 'person', id: personId } as const
  if (await isMember(ctx, personId))
    for (const course_id of courses)
      if (offered.has(course_id) && (await enrollPerson(ctx, personId, course_id)))
        await act(ctx, { act: 'enrollment/started', subject: ['course', course_id], detail: { source: 'self' }, actor })
  await forgetVisits(ctx.trx, [visit.id])
  await act(ctx, { act: 'visit/claimed', subject: ['visit', visit.id], actor })
  return true
}

/** in: a visit and a person · out: the courses in which something was done. In one order, so that two claims of a person do not wait for each other in a ring */
async function merge(ctx: Ctx, visit: string, person: string): Promise<string[]> {
  await sql`
    insert into block_progress as b (person_id, course_id, block_slug, content_hash, done_at)
      select ${person}::uuid, course_id, block_slug, content_hash, done_at from visit_progress where visit_id = ${visit} order by course_id, block_slug
    on conflict (tenant_id, person_id, course_id, block_slug) do update set content_hash = excluded.content_hash, done_at = excluded.done_at
      where b.content_hash <> excluded.content_hash and b.done_at < excluded.done_at`.execute(ctx.trx)
  await sql`
    insert into check_answers as a (person_id, course_id, block_slug, answer, is_right, answered_at)
      select ${person}::uuid, course_id, block_slug, answer, is_right, answered_at from visit_answers where visit_id = ${visit} order by course_id, block_slug
    on conflict (tenant_id, person_id, course_id, block_slug) do update
      set answer = excluded.answer, is_right = excluded.is_right, answered_at = excluded.answered_at where a.answered_at < excluded.answered_at`.execute(ctx.trx)
  await sql`
    insert into places as p (person_id, course_id, lesson_slug, block_slug, second, updated_at)
      select ${person}::uuid, course_id, lesson_slug, block_slug, second, updated_at from visit_places where visit_id = ${visit} order by course_id
    on conflict (tenant_id, person_id, course_id) do update set lesson_slug = excluded.lesson_slug, block_slug = excluded.block_slug,
      second = excluded.second, updated_at = excluded.updated_at where p.updated_at < excluded.updated_at`.execute(ctx.trx)
  await sql`
    insert into playheads as p (person_id, course_id, block_slug, second, updated_at)
      select ${person}::uuid, course_id, block_slug, second, updated_at from visit_playheads where visit_id = ${visit} order by course_id, block_slug
    on conflict (tenant_id, person_id, course_id, block_slug) do update
      set second = excluded.second, updated_at = excluded.updated_at where p.updated_at < excluded.updated_at`.execute(ctx.trx)
  const { rows } = await sql<{ course_id: string }>`
    select course_id from visit_progress where visit_id = ${visit} union select course_id from visit_places where visit_id = ${visit}
    union select course_id from visit_answers where visit_id = ${visit} order by course_id`.execute(ctx.trx)
  return rows.map((row) => row.course_id)
}

async function isMember(ctx: Ctx, person_id: string): Promise<boolean> {
  const row = await ctx.trx.selectFrom('memberships').select('person_id').where('person_id', '=', person_id).where('academy_id', '=', ctx.academy.id).executeTakeFirst()
  return row !== undefined
}
