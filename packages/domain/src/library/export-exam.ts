import { sql } from '@stoa/db'
import type { TenantCtx } from '../tenancy/index.ts'
import type { Key } from './answer.ts'
import type { DrawForm, ExamForm, PoolForm, QuestionForm } from './publish-form.ts'
import type { ChoiceRow } from './question-rows.ts'
import { wordsOf } from './question-words.ts'

/** The exam of a version and the pools it draws from, each pool's questions by id, since their order was never kept. */
export async function exportExam(ctx: TenantCtx, version_id: string): Promise<{ exam: ExamForm | null; pools: PoolForm[] }> {
  const exam = await ctx.trx
    .selectFrom('exams')
    .select(['id', 'title', 'minutes', 'pass_percent', 'attempts_max', 'cooldown_hours', 'honour', 'rules'])
    .where('version_id', '=', version_id)
    .executeTakeFirst()
  if (!exam) return { exam: null, pools: [] }
  const draws = await ctx.trx
    .selectFrom('exam_draws as d')
    .innerJoin('pools as p', (join) => join.onRef('p.id', '=', 'd.pool_id').onRef('p.tenant_id', '=', 'd.tenant_id'))
    .select(['p.id', 'p.slug', 'd.count', 'd.easy', 'd.medium', 'd.hard'])
    .where('d.exam_id', '=', exam.id)
    .orderBy('d.position')
    .execute()
  const { id, rules, honour, ...facts } = exam
  const pools: PoolForm[] = []
  for (const draw of draws) pools.push(await poolOf(ctx, id, draw))
  const draw = draws.map(({ slug: pool, count, easy, medium, hard }): DrawForm =>
    easy === null ? { pool, count } : { pool, easy, medium: medium!, hard: hard! },
  )
  return { exam: { ...facts, draw, ...(honour === null ? {} : { honour }), rules: rules as string[] }, pools }
}

async function poolOf(ctx: TenantCtx, exam_id: string, pool: { id: string; slug: string }): Promise<PoolForm> {
  const questions = await ctx.trx
    .selectFrom('exam_questions as e')
    .innerJoin('questions as q', (join) => join.onRef('q.id', '=', 'e.question_id').onRef('q.tenant_id', '=', 'e.tenant_id'))
    .select(['q.id', 'q.slug', 'q.skill', 'q.kind', 'q.block_slug', 'q.difficulty', 'q.prompt', 'q.detail'])
    .where('e.exam_id', '=', exam_id)
    .where('q.pool_id', '=', pool.id)
    .execute()
  const choices = await ctx.trx
    .selectFrom('choices')
    .select(['id', 'question_id', 'text', 'side'])
    .where(
      'question_id',
      'in',
      questions.map((row) => row.id),
    )
    .orderBy('position')
    .execute()
  const { rows: keys } = await sql<{ question_id: string; key: Key; explanation: string }>`
    select * from app.reveal_answer_keys(${pool.id}, ${ctx.actor.kind}, ${ctx.actor.id})`.execute(ctx.trx)
  const forms = questions.map((row): QuestionForm => {
    const key = keys.find((each) => each.question_id === row.id)!
    const own = choices.filter((choice) => choice.question_id === row.id) as (ChoiceRow & { question_id: string })[]
    const { kind, ...words } = wordsOf({ kind: row.kind, detail: row.detail, choices: own, key: key.key })
    const { slug: id, block_slug: block, difficulty, prompt } = row
    return { id, kind, block, difficulty, prompt, ...words, explanation: key.explanation } as QuestionForm
  })
  return { slug: pool.slug, skill: questions[0]!.skill, questions: forms.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
