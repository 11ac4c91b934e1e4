import type { TenantCtx } from '../tenancy/index.ts'
import type { PoolForm, QuestionForm } from './publish-form.ts'
import { questionHash } from './publish-hashes.ts'
import { rowsOf } from './question-rows.ts'

/** The rows of a course's pools: which question rows an exam may draw from each, and how many of them are new. */
export interface PublishedQuestions {
  pools: Map<string, { id: string; questions: string[] }>
  written: number
}

/** Brings the pools of a course to what is written. A question that did not change keeps its row; a changed one gets a new row with
 *  the next number, and exams of earlier versions keep listing the old one.  in: courseId; all its pools */
export async function publishQuestions(ctx: TenantCtx, course_id: string, forms: PoolForm[]): Promise<PublishedQuestions> {
  const published: PublishedQuestions = { pools: new Map(), written: 0 }
  for (const form of forms) {
    const pool_id = await poolNamed(ctx, course_id, form.slug)
    const latest = await ctx.trx
      .selectFrom('questions')
      .select(['id', 'slug', 'number', 'content_hash'])
      .distinctOn('slug')
      .where('pool_id', '=', pool_id)
      .orderBy('slug')
      .orderBy('number', 'desc')
      .execute()
    const questions: string[] = []
    for (const question of form.questions) {
      const old = latest.find((row) => row.slug === question.id)
      const content_hash = questionHash(form.skill, question)
      const isKept = old?.content_hash === content_hash
      if (!isKept) published.written++
      questions.push(
        isKept ? old.id : await writeQuestion(ctx, { pool_id, skill: form.skill, number: (old?.number ?? 0) + 1, content_hash }, question),
      )
    }
    published.pools.set(form.slug, { id: pool_id, questions })
  }
  return published
}

async function poolNamed(ctx: TenantCtx, course_id: string, slug: string): Promise<string> {
  const row = await ctx.trx.selectFrom('pools').select('id').where('course_id', '=', course_id).where('slug', '=', slug).executeTakeFirst()
  return row?.id ?? (await ctx.trx.insertInto('pools').values({ course_id, slug }).returning('id').executeTakeFirstOrThrow()).id
}

async function writeQuestion(
  ctx: TenantCtx,
  row: { pool_id: string; skill: string; number: number; content_hash: string },
  question: QuestionForm,
): Promise<string> {
  const { id: slug, kind, block, difficulty, prompt, explanation } = question
  const question_id = crypto.randomUUID()
  const { detail, choices, key } = rowsOf(question)
  await ctx.trx
    .insertInto('questions')
    .values({ ...row, id: question_id, slug, kind, block_slug: block, difficulty, prompt, detail: JSON.stringify(detail) })
    .execute()
  if (choices.length > 0)
    await ctx.trx
      .insertInto('choices')
      .values(choices.map((choice) => ({ ...choice, question_id })))
      .execute()
  // No `returning` and no reading back: this role may write a key and never see one.
  await ctx.trx
    .insertInto('answer_keys')
    .values({ question_id, key: JSON.stringify(key), explanation })
    .execute()
  return question_id
}
