import type { Trx } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { rememberedOf } from './remembered.ts'

/** What is said about an exam before it starts. */
export interface ExamFacts {
  id: string
  title: string
  minutes: number
  pass_percent: number
  attempts_max: number
  cooldown_hours: number
  /** What is confirmed before the start. */
  honour: string
  rules: string[]
  questions: number
}

const HONOUR = 'I answer these questions by myself.'

/** in: a version's id · out: its exam, or null where it has none */
export async function examOf(ctx: Pick<Ctx, 'academy' | 'aside'>, versionId: string): Promise<ExamFacts | null> {
  const held = await rememberedOf(ctx, versionId, 'exam', async (trx) => ({ exam: await readExam(trx, versionId) }))
  return held!.exam
}

async function readExam(trx: Trx, versionId: string): Promise<ExamFacts | null> {
  const exam = await trx
    .selectFrom('exams as e')
    .select(['e.id', 'e.title', 'e.minutes', 'e.pass_percent', 'e.attempts_max', 'e.cooldown_hours', 'e.honour', 'e.rules'])
    .select((select) =>
      select
        .selectFrom('exam_draws as d')
        .select(({ fn }) => fn.sum<string>('d.count').as('questions'))
        .whereRef('d.exam_id', '=', 'e.id')
        .as('questions'),
    )
    .where('e.version_id', '=', versionId)
    .executeTakeFirst()
  return exam ? { ...exam, honour: exam.honour ?? HONOUR, rules: exam.rules as string[], questions: Number(exam.questions ?? 0) } : null
}
