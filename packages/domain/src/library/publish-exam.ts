import type { TenantCtx } from '../tenancy/index.ts'
import type { ExamForm } from './publish-form.ts'
import type { PublishedQuestions } from './publish-questions.ts'

/** Writes the exam of a new version with the very question rows it may draw.  in: versionId; the form; what its pools hold now */
export async function publishExam(
  ctx: TenantCtx,
  version_id: string,
  { draw, rules, ...form }: ExamForm,
  { pools }: PublishedQuestions,
): Promise<void> {
  const exam_id = crypto.randomUUID()
  await ctx.trx
    .insertInto('exams')
    .values({ ...form, id: exam_id, version_id, rules: JSON.stringify(rules) })
    .execute()
  const draws = draw.map(({ pool, count }, index) => ({ exam_id, pool_id: pools.get(pool)!.id, position: index + 1, count }))
  await ctx.trx.insertInto('exam_draws').values(draws).execute()
  const questions = draw.flatMap(({ pool }) => pools.get(pool)!.questions.map((question_id) => ({ exam_id, question_id })))
  await ctx.trx.insertInto('exam_questions').values(questions).execute()
}
