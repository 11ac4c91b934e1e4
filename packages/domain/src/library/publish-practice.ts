import type { TenantCtx } from '../tenancy/index.ts'
import { keyOf } from './key-of.ts'
import { practiceShare } from './practice-share.ts'
import type { CourseForm } from './publish-form.ts'

/** Opens the questions of a version's exam that are for practice, with their keys. What is open already stays as it is, so that a version
 *  from before there was practice is opened when the same content is published again.
 *  in: versionId; the course as written */
export async function publishPractice(ctx: TenantCtx, version_id: string, { exam, pools }: CourseForm): Promise<void> {
  if (!exam) return
  const { id: exam_id } = await ctx.trx.selectFrom('exams').select('id').where('version_id', '=', version_id).executeTakeFirstOrThrow()
  if (await ctx.trx.selectFrom('practice_questions').select('question_id').where('exam_id', '=', exam_id).limit(1).executeTakeFirst()) return
  const share = practiceShare(exam.draw, pools)
  if (share.size === 0) return
  const rows = await ctx.trx
    .selectFrom('exam_questions as x')
    .innerJoin('questions as q', (join) => join.onRef('q.id', '=', 'x.question_id').onRef('q.tenant_id', '=', 'x.tenant_id'))
    .innerJoin('pools as p', (join) => join.onRef('p.id', '=', 'q.pool_id').onRef('p.tenant_id', '=', 'q.tenant_id'))
    .leftJoin('choices as c', (join) => join.onRef('c.question_id', '=', 'q.id').onRef('c.tenant_id', '=', 'q.tenant_id'))
    .select(['q.id as question_id', 'p.slug as pool', 'q.slug', 'c.id', 'c.text', 'c.side'])
    .where('x.exam_id', '=', exam_id)
    .execute()
  const opened = pools.flatMap((pool) =>
    pool.questions
      .filter((question) => share.has(`${pool.slug}/${question.id}`))
      .map((question) => {
        const own = rows.filter((row) => row.pool === pool.slug && row.slug === question.id)
        const key = keyOf(question, own.flatMap(({ id, text, side }) => (id === null ? [] : [{ id, text: text!, side: side as 'left' | 'right' | null }])))
        return { exam_id, question_id: own[0]!.question_id, key: JSON.stringify(key), explanation: question.explanation }
      }),
  )
  await ctx.trx.insertInto('practice_questions').values(opened).execute()
}
