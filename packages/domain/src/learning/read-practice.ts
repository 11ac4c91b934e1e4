import { sql } from '@stoa/db'
import { askedOf, filesOf, type Asked, type QuestionKind } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { refuseDuringExam } from './open-attempt.ts'
import { toldOf, type Answerable, type Told } from './told.ts'

/** A practice exam: each question, and after it was answered what is right and why. */
export interface Practice {
  id: string
  course_slug: string
  title: string
  /** Of the course. */
  language: string
  skill: string | null
  /** `told` is null before the question is answered, and of one that was found faulty: what its key says is not right. */
  items: (Asked & { position: number; skill: string; prompt: string; is_faulty: boolean; told: Told | null })[]
}

interface Row extends Answerable {
  position: number
  skill: string
  prompt: string
  kind: QuestionKind
  detail: { files?: { image?: string } }
  choices: { id: string; text: string; side: string | null; position: number }[]
}

/** who: the person whose practice it is · in: its id · refuses: access/sign-in, practice/exam-open, practice/unknown for everybody else's too */
export async function readPractice(ctx: Ctx, practiceId: string): Promise<Practice> {
  const viewer = signedIn(ctx)
  const practice = await ctx.trx
    .selectFrom('practices as p')
    .innerJoin('exams as e', (join) => join.onRef('e.id', '=', 'p.exam_id').onRef('e.tenant_id', '=', 'p.tenant_id'))
    .innerJoin('courses as c', (join) => join.onRef('c.id', '=', 'p.course_id').onRef('c.tenant_id', '=', 'p.tenant_id'))
    .innerJoin('course_versions as v', (join) => join.onRef('v.id', '=', 'e.version_id').onRef('v.tenant_id', '=', 'e.tenant_id'))
    .select(['v.language', 'p.id', 'p.course_id', 'c.slug as course_slug', 'e.title', 'p.skill'])
    .where('p.id', '=', practiceId)
    .where('p.person_id', '=', viewer.id)
    .executeTakeFirst()
  if (!practice) throw new Refusal('practice/unknown')
  const { course_id, ...shown } = practice
  await refuseDuringExam(ctx, { person_id: viewer.id, course_id })
  const { rows } = await sql<Row>`
    select i.position, q.kind, q.detail, q.skill, q.prompt, a.answer, o.key, a.is_right, o.explanation,
      exists (select from regradings f where f.tenant_id = q.tenant_id and f.question_id = q.id) as is_faulty, q.block_slug as block, l.slug as lesson,
      l.title as lesson_title, (select coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'side', c.side, 'position', c.position)
          order by array_position(i.choice_order, c.id)), '[]')
        from choices c where c.tenant_id = i.tenant_id and c.question_id = i.question_id) as choices
    from practice_items i
    join practices p on p.tenant_id = i.tenant_id and p.id = i.practice_id
    join exams e on e.tenant_id = p.tenant_id and e.id = p.exam_id
    join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
    join practice_questions o on o.tenant_id = p.tenant_id and o.exam_id = p.exam_id and o.question_id = i.question_id
    left join practice_answers a on a.tenant_id = i.tenant_id and a.practice_id = i.practice_id and a.position = i.position
    left join blocks b on b.tenant_id = e.tenant_id and b.version_id = e.version_id and b.slug = q.block_slug
    left join lessons l on l.tenant_id = b.tenant_id and l.id = b.lesson_id
    where i.practice_id = ${practiceId} order by i.position`.execute(ctx.trx)
  const files = await filesOf(ctx.trx, rows.map((row) => row.detail.files?.image))
  const itemOf = (row: Row) => {
    const { position, skill, prompt, is_faulty } = row
    return { ...askedOf(row, files), position, skill, prompt, is_faulty, told: toldOf(row) }
  }
  return { ...shown, items: rows.map(itemOf) }
}
