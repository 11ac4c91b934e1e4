import { sql, type Trx } from '@stoa/db'
import { seeded, shownOrder, type QuestionKind } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { drawQuestions, type Drawable } from './draw-questions.ts'

/** A question that was drawn, with the order in which what it offers is shown. */
export interface DrawnItem {
  position: number
  question_id: string
  choice_order: string[]
}

/** Draws by an exam's blueprint for somebody. A question about which a regrading was decided is not drawn any more; one that was reworded
 *  since it was met is the same question. An exam takes what is open for practice when the rest was met as often, so that whoever practises
 *  in another tab, or before, or as somebody else, is not told its keys.
 *  in: the exam, the person, the seed to keep; for `practice` only what is open for it, those practised least first, and of one skill where
 *      one is named · out: in the order of their positions, none where nothing is left */
export async function drawFor(ctx: Ctx, at: { exam: string; person_id: string; seed: number; for: 'exam' | 'practice'; skill?: string | null }): Promise<DrawnItem[]> {
  const draws = await ctx.trx
    .selectFrom('exam_draws')
    .select(['pool_id', 'count', 'easy', 'medium', 'hard'])
    .where('exam_id', '=', at.exam)
    .orderBy('position')
    .execute()
  const questions = await drawables(ctx.trx, at)
  const byId = new Map(questions.map((question) => [question.id, question]))
  const random = seeded(at.seed ^ 0x5bd1e995)
  return drawQuestions(draws, questions, at.seed).map((question_id, index) => {
    const { kind, choices, lefts } = byId.get(question_id)!
    return { position: index + 1, question_id, choice_order: shownOrder(kind, choices, lefts, random) }
  })
}

type Row = Drawable & { kind: QuestionKind; choices: string[]; lefts: number }

async function drawables(trx: Trx, at: { exam: string; person_id: string; for: 'exam' | 'practice'; skill?: string | null }): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with met as (
      select q.pool_id, q.slug, count(*) filter (where m.place = ${at.for})::int as seen, count(*) filter (where m.place <> ${at.for})::int as practised
      from (select i.tenant_id, i.question_id, 'exam' as place from attempt_items i
          join attempts a on a.tenant_id = i.tenant_id and a.id = i.attempt_id where a.person_id = ${at.person_id}
        union all select i.tenant_id, i.question_id, 'practice' from practice_items i
          join practices p on p.tenant_id = i.tenant_id and p.id = i.practice_id where p.person_id = ${at.person_id}) m
      join questions q on q.tenant_id = m.tenant_id and q.id = m.question_id group by q.pool_id, q.slug)
    select q.id, q.pool_id, q.kind, q.difficulty, coalesce(met.seen, 0) as seen, o.question_id is not null as is_open, coalesce(met.practised, 0) as practised,
      array(select c.id from choices c where c.tenant_id = q.tenant_id and c.question_id = q.id order by c.position) as choices,
      (select count(*)::int from choices c where c.tenant_id = q.tenant_id and c.question_id = q.id and c.side = 'left') as lefts
    from exam_questions x
    join questions q on q.tenant_id = x.tenant_id and q.id = x.question_id
    left join practice_questions o on o.tenant_id = x.tenant_id and o.exam_id = x.exam_id and o.question_id = x.question_id
    left join met on met.pool_id = q.pool_id and met.slug = q.slug
    where x.exam_id = ${at.exam} and (${at.for} = 'exam' or o.question_id is not null) and (${at.skill ?? null}::text is null or q.skill = ${at.skill ?? null})
      and not exists (select from regradings r where r.tenant_id = q.tenant_id and r.question_id = q.id)`.execute(trx)
  return rows
}
