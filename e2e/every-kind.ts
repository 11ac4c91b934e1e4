import type { Stack } from './stack.ts'
import { rows } from './story.ts'

/** Makes an open attempt ask one question of each kind first, in the order of the alphabet, before anything was answered in it.
 *  out: the kinds, in the order of the questions */
export async function askEveryKind(stack: Stack, attempt: string): Promise<string[]> {
  await rows(stack, 'delete from attempt_items where attempt_id = $1', [attempt])
  return (
    await rows<{ kind: string }>(
      stack,
      `with ranked as (
        select q.tenant_id, q.id, q.kind, row_number() over (partition by q.kind order by q.slug) as turn
          from attempts a join exam_questions x on x.tenant_id = a.tenant_id and x.exam_id = a.exam_id
          join questions q on q.tenant_id = x.tenant_id and q.id = x.question_id where a.id = $1),
      drawn as (select *, row_number() over (order by turn, kind) as position from ranked),
      asked as (
        insert into attempt_items (tenant_id, attempt_id, position, question_id, choice_order)
          select d.tenant_id, $1, d.position, d.id, array(select c.id from choices c where c.tenant_id = d.tenant_id and c.question_id = d.id order by c.position)
          from drawn d where d.position <= 20 returning position, question_id)
      select d.kind from asked join drawn d on d.id = asked.question_id where asked.position <= (select count(distinct kind) from drawn) order by asked.position`,
      [attempt],
    )
  ).map((row) => row.kind)
}
