import { sql } from '@stoa/db'
import { isRight, type Given, type Key } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { answerTo, finished, itemColumns } from './answer-to.ts'
import { refuseDuringExam } from './open-attempt.ts'

/** Answers one question of a practice exam. The first answer counts, since what is right is told after it: a second one changes nothing.
 *  who:     the person whose practice it is
 *  in:      the practice's id; position of the question; what was given
 *  out:     whether the answer that counts was right
 *  refuses: access/sign-in, practice/unknown, practice/exam-open, practice/not-an-item, practice/faulty, input/invalid where a part is missing */
export async function answerPractice(ctx: Ctx, { practice: id, position, ...given }: { practice: string; position: number } & Given): Promise<boolean> {
  const viewer = signedIn(ctx)
  const practice = await ctx.trx
    .selectFrom('practices')
    .select(['id', 'exam_id', 'course_id', 'person_id'])
    .where('id', '=', id)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst()
  if (!practice) throw new Refusal('practice/unknown')
  await refuseDuringExam(ctx, practice)
  const item = await ctx.trx
    .selectFrom('practice_items as i')
    .innerJoin('questions as q', (join) => join.onRef('q.id', '=', 'i.question_id').onRef('q.tenant_id', '=', 'i.tenant_id'))
    .innerJoin('practice_questions as o', (join) => join.onRef('o.question_id', '=', 'i.question_id').onRef('o.tenant_id', '=', 'i.tenant_id'))
    .innerJoin('exams as e', (join) => join.onRef('e.id', '=', 'o.exam_id').onRef('e.tenant_id', '=', 'o.tenant_id'))
    .select(itemColumns)
    .select(['o.key', sql<boolean>`exists (select from regradings r where r.tenant_id = i.tenant_id and r.question_id = i.question_id)`.as('is_faulty')])
    .where('i.practice_id', '=', practice.id)
    .where('i.position', '=', position)
    .where('o.exam_id', '=', practice.exam_id)
    .executeTakeFirst()
  const answer = item && answerTo(item, given)
  if (!answer) throw new Refusal('practice/not-an-item')
  if (item.is_faulty) throw new Refusal('practice/faulty')
  const answered = { practice_id: practice.id, position }
  finished(item, answer)
  await ctx.trx
    .insertInto('practice_answers')
    .values({ ...answered, answer: JSON.stringify(answer), is_right: isRight(item.kind, item.key as unknown as Key, answer) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'practice_id', 'position']).doNothing())
    .execute()
  const counted = ctx.trx.selectFrom('practice_answers').select('is_right')
  return (await counted.where('practice_id', '=', practice.id).where('position', '=', position).executeTakeFirstOrThrow()).is_right
}
