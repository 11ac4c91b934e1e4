import { sql } from '@stoa/db'
import { askedOf, filesOf, isComplete, offeredBy, shownAgain, type Answer, type Asked, type Given } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** An attempt as its person works on it. No key is in it, and none could be: the app cannot read one. */
export interface OpenAttempt {
  id: string
  course_slug: string
  title: string
  /** Of the course. */
  language: string
  number: number
  started_at: Date
  deadline_at: Date
  submitted_at: Date | null
  now: Date
  /** A break that is running; the questions are not shown meanwhile. */
  pause: { number: number; ends_at: Date } | null
  breaks: { left: number; taken: number; minutes: number }
  items: (Asked & {
    position: number
    prompt: string
    given: Given
    /** Whether every part of an answer is there. */
    is_answered: boolean
    is_flagged: boolean
    edit: number
  })[]
}

/** who: the person whose attempt it is · in: the attempt's id · out: without its questions while a break is running
 *  refuses: access/sign-in, attempt/unknown for everybody else's too */
export async function readAttempt(ctx: Ctx, attemptId: string): Promise<OpenAttempt> {
  const viewer = signedIn(ctx)
  const attempt = await ctx.trx
    .selectFrom('attempts as a')
    .innerJoin('exams as e', (join) => join.onRef('e.id', '=', 'a.exam_id').onRef('e.tenant_id', '=', 'a.tenant_id'))
    .innerJoin('courses as c', (join) => join.onRef('c.id', '=', 'a.course_id').onRef('c.tenant_id', '=', 'a.tenant_id'))
    .innerJoin('course_versions as v', (join) => join.onRef('v.id', '=', 'e.version_id').onRef('v.tenant_id', '=', 'e.tenant_id'))
    .select('v.language')
    .select(['a.id', 'c.slug as course_slug', 'e.title', 'a.number', 'a.started_at', 'a.deadline_at', 'a.submitted_at', 'a.breaks_max', 'a.break_minutes'])
    .where('a.id', '=', attemptId)
    .where('a.person_id', '=', viewer.id)
    .executeTakeFirst()
  if (!attempt) throw new Refusal('attempt/unknown')
  const { breaks_max, break_minutes, ...facts } = attempt
  const taken = await ctx.trx.selectFrom('attempt_breaks').select(['number', 'ends_at']).where('attempt_id', '=', attemptId).execute()
  const pause = taken.find((one) => one.ends_at > ctx.now && !attempt.submitted_at) ?? null
  const open = { ...facts, now: ctx.now, pause, breaks: { left: breaks_max - taken.length, taken: taken.length, minutes: break_minutes } }
  if (pause) return { ...open, items: [] }
  const { rows } = await sql<ItemRow>`
    select i.position, q.kind, q.detail, q.prompt, r.answer, coalesce(r.is_flagged, false) as is_flagged, coalesce(r.edit, 0) as edit,
      (select coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'side', c.side, 'position', c.position)
          order by array_position(i.choice_order, c.id)), '[]')
        from choices c where c.tenant_id = i.tenant_id and c.question_id = i.question_id) as choices
    from attempt_items i
    join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
    left join responses r on r.tenant_id = i.tenant_id and r.attempt_id = i.attempt_id and r.position = i.position
    where i.attempt_id = ${attemptId} order by i.position`.execute(ctx.trx)
  const files = await filesOf(
    ctx.trx,
    rows.map((row) => row.detail.files?.image),
  )
  const items = rows.map(({ position, prompt, answer, is_flagged, edit, ...row }) => {
    const asked = askedOf(row, files)
    const is_answered = answer !== null && isComplete(offeredBy(asked), answer)
    return { ...asked, position, prompt, given: answer ? shownAgain(answer) : {}, is_answered, is_flagged, edit }
  })
  return { ...open, items }
}

type ItemRow = Pick<OpenAttempt['items'][number], 'kind' | 'position' | 'prompt' | 'is_flagged' | 'edit'> & {
  detail: { files?: { image?: string } }
  choices: { id: string; text: string; side: string | null; position: number }[]
  answer: Answer | null
}
