import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** An attempt as its person works on it. No key is in it, and none could be: the app cannot read one. */
export interface OpenAttempt {
  id: string
  course_slug: string
  title: string
  number: number
  started_at: Date
  deadline_at: Date
  submitted_at: Date | null
  now: Date
  items: {
    position: number
    kind: 'single' | 'multiple'
    prompt: string
    choices: { id: string; text: string }[]
    picked: string[]
    is_flagged: boolean
    edit: number
  }[]
}

/** who: the person whose attempt it is · in: the attempt's id · refuses: access/sign-in, attempt/unknown for everybody else's too */
export async function readAttempt(ctx: Ctx, attemptId: string): Promise<OpenAttempt> {
  const viewer = signedIn(ctx)
  const attempt = await ctx.trx
    .selectFrom('attempts as a')
    .innerJoin('exams as e', (join) => join.onRef('e.id', '=', 'a.exam_id').onRef('e.tenant_id', '=', 'a.tenant_id'))
    .innerJoin('courses as c', (join) => join.onRef('c.id', '=', 'a.course_id').onRef('c.tenant_id', '=', 'a.tenant_id'))
    .select(['a.id', 'c.slug as course_slug', 'e.title', 'a.number', 'a.started_at', 'a.deadline_at', 'a.submitted_at'])
    .where('a.id', '=', attemptId)
    .where('a.person_id', '=', viewer.id)
    .executeTakeFirst()
  if (!attempt) throw new Refusal('attempt/unknown')
  const { rows: items } = await sql<OpenAttempt['items'][number]>`
    select i.position, q.kind, q.prompt, coalesce(r.choice_ids, '{}') as picked, coalesce(r.is_flagged, false) as is_flagged, coalesce(r.edit, 0) as edit,
      (select json_agg(json_build_object('id', c.id, 'text', c.text) order by array_position(i.choice_order, c.id))
        from choices c where c.tenant_id = i.tenant_id and c.question_id = i.question_id) as choices
    from attempt_items i
    join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
    left join responses r on r.tenant_id = i.tenant_id and r.attempt_id = i.attempt_id and r.position = i.position
    where i.attempt_id = ${attemptId} order by i.position`.execute(ctx.trx)
  return { ...attempt, now: ctx.now, items }
}
