import type { TenantCtx } from '../tenancy/index.ts'
import { cellsOf } from './blueprint.ts'
import type { DrawForm, ExamForm } from './publish-form.ts'
import type { PublishedQuestions } from './publish-questions.ts'

/** Writes the exam of a new version with the very question rows it may draw.  in: versionId; the form; what its pools hold now */
export async function publishExam(
  ctx: TenantCtx,
  version_id: string,
  { draw, rules, honour, ...form }: ExamForm,
  { pools }: PublishedQuestions,
): Promise<void> {
  const exam_id = crypto.randomUUID()
  await ctx.trx
    .insertInto('exams')
    .values({ ...form, id: exam_id, version_id, honour: honour ?? null, rules: JSON.stringify(rules) })
    .execute()
  const draws = draw.map((one, index) => ({ exam_id, pool_id: pools.get(one.pool)!.id, position: index + 1, ...columnsOf(one) }))
  await ctx.trx.insertInto('exam_draws').values(draws).execute()
  const questions = draw.flatMap(({ pool }) => pools.get(pool)!.questions.map((question_id) => ({ exam_id, question_id })))
  await ctx.trx.insertInto('exam_questions').values(questions).execute()
}

function columnsOf(draw: DrawForm) {
  const count = cellsOf(draw).reduce((sum, cell) => sum + cell.count, 0)
  return 'count' in draw ? { count } : { count, easy: draw.easy, medium: draw.medium, hard: draw.hard }
}
