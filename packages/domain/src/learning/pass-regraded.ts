import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'

/** Everybody who passes by a regrading has completed the course: the completion, its lines in the trail and the job that draws what it earns,
 *  in one statement each, however many they are. Their letters are written afterwards, by a job.
 *  in: the attempts that pass, one of each person */
export async function passRegraded(ctx: Ctx, attemptIds: readonly string[]): Promise<void> {
  if (attemptIds.length === 0) return
  const ids = [...attemptIds]
  const { rows } = await sql<{ id: string }>`
    insert into completions (person_id, course_id, version_id, attempt_id)
    select a.person_id, a.course_id, e.version_id, a.id from attempts a join exams e on e.tenant_id = a.tenant_id and e.id = a.exam_id
    where a.id = any(${ids}::uuid[]) returning id`.execute(ctx.trx)
  const completions = rows.map(({ id }) => id)
  await sql`
    insert into trail (act, actor_kind, actor_id, subject_kind, subject_id, detail, request_id)
    select n.act, ${ctx.actor.kind}, ${ctx.actor.id}, n.kind, n.id::text, n.detail, ${ctx.requestId} from (
      select 'attempt/passed' as act, 'attempt' as kind, unnest(${ids}::uuid[]) as id, '{"regraded": true}'::jsonb as detail
      union all select 'course/completed', 'completion', unnest(${completions}::uuid[]), null) n`.execute(ctx.trx)
  await sql`
    select app.enqueue('issue-certificate', jsonb_build_object('completion_id', k.id)) from unnest(${completions}::uuid[]) as k (id)`.execute(ctx.trx)
}
