import { sql } from '@stoa/db'
import { hold, must, type Ctx } from '../tenancy/index.ts'
import { readCourse } from '../library/index.ts'
import { Refusal } from '../refusals.ts'
import { drawFor } from './drawable-questions.ts'
import { enrollmentIn } from './enrollment-in.ts'
import { refuseDuringExam } from './open-attempt.ts'

/** Starts a practice exam: drawn by the exam's blueprint from the questions that are open for practice, those met least often first.
 *  Pressing twice is one practice: one of the same skill in which nothing was answered yet is gone on with,
 *  unless one of its questions was found faulty meanwhile.
 *  who:     an enrolled person
 *  in:      the course's slug; a skill, or null for all of them
 *  out:     the practice's id
 *  refuses: exam/unknown, practice/exam-open, practice/nothing-open
 *  locks:   the practices of this enrollment */
export async function startPractice(ctx: Ctx, courseSlug: string, skill: string | null): Promise<string> {
  const { id: enrollment, person_id } = await enrollmentIn(ctx, courseSlug)
  must(ctx, 'attempt', 'Enrollment', { person_id })
  const { exam, course_id } = await readCourse(ctx, courseSlug)
  if (!exam) throw new Refusal('exam/unknown')
  await refuseDuringExam(ctx, { person_id, course_id })
  await hold(ctx, `practices of ${enrollment}`)
  const { rows: untouched } = await sql<{ id: string }>`
    select p.id from practices p where p.person_id = ${person_id} and p.exam_id = ${exam.id} and p.skill is not distinct from ${skill}
      and not exists (select from practice_answers a where a.tenant_id = p.tenant_id and a.practice_id = p.id)
      and not exists (select from practice_items i join regradings r on r.tenant_id = i.tenant_id and r.question_id = i.question_id
        where i.tenant_id = p.tenant_id and i.practice_id = p.id)
    order by p.started_at desc limit 1`.execute(ctx.trx)
  if (untouched[0]) return untouched[0].id

  const seed = crypto.getRandomValues(new Uint32Array(1))[0]!
  const items = await drawFor(ctx, { exam: exam.id, person_id, seed, for: 'practice', skill })
  if (items.length === 0) throw new Refusal('practice/nothing-open')
  const { id } = await ctx.trx
    .insertInto('practices')
    .values({ person_id, course_id, exam_id: exam.id, skill, seed })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.trx.insertInto('practice_items').values(items.map((item) => ({ practice_id: id, ...item }))).execute()
  return id
}
