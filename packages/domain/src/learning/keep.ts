import { sql } from '@stoa/db'
import type { Answer } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import type { Keeper, Reader } from './reader-in.ts'

/** Where a keeper's rows are. A visit's tables are those of a person under other names, so that whoever learns writes the same. */
const shelves = {
  person: { owner: 'person_id', progress: 'block_progress', places: 'places', playheads: 'playheads', answers: 'check_answers' },
  visit: { owner: 'visit_id', progress: 'visit_progress', places: 'visit_places', playheads: 'visit_playheads', answers: 'visit_answers' },
} as const
type Shelf = Exclude<keyof (typeof shelves)['person'], 'owner'>

/** out: the table's name and its column that names the keeper, as parts of a statement */
export const shelfOf = ({ kind }: Pick<Keeper, 'kind'>, shelf: Shelf) => ({ table: sql.table(shelves[kind][shelf]), owner: sql.ref(shelves[kind].owner) })

/** Notes that blocks are behind their reader, in one statement and always in the same order. What is done is never undone by this;
 *  another wording of a block is done anew.  in: the hash of each block's wording by its slug */
export async function keepDone(ctx: Ctx, { course, keeper }: Reader, blocks: ReadonlyMap<string, string>): Promise<void> {
  const { table, owner } = shelfOf(keeper, 'progress')
  await sql`/* kept */
    insert into ${table} as b (${owner}, course_id, block_slug, content_hash, done_at)
      select ${keeper.id}::uuid, ${course.course_id}::uuid, d.slug, d.hash, ${ctx.now}::timestamptz
      from unnest(${[...blocks.keys()]}::text[], ${[...blocks.values()]}::text[]) as d (slug, hash) order by d.slug
    on conflict (tenant_id, ${owner}, course_id, block_slug) do update set content_hash = excluded.content_hash, done_at = excluded.done_at
      where b.content_hash <> excluded.content_hash`.execute(ctx.trx)
}

/** Notes where a reader is, and in a film how far; what happened last counts, in whatever order it is told. */
export async function keepPlace(ctx: Ctx, { course, keeper }: Reader, at: { lesson: string; block: string; second: number; age_seconds: number }) {
  const { table, owner } = shelfOf(keeper, 'places')
  await sql`/* kept */
    insert into ${table} as p (${owner}, course_id, lesson_slug, block_slug, second, updated_at)
      values (${keeper.id}, ${course.course_id}, ${at.lesson}, ${at.block}, ${at.second}, ${ago(ctx, at.age_seconds)})
    on conflict (tenant_id, ${owner}, course_id) do update set lesson_slug = excluded.lesson_slug, block_slug = excluded.block_slug,
      second = excluded.second, updated_at = excluded.updated_at where p.updated_at <= excluded.updated_at`.execute(ctx.trx)
}

/** Notes where a film or recording goes on. */
export async function keepPlayhead(ctx: Ctx, { course, keeper }: Reader, at: { block: string; second: number; age_seconds: number }): Promise<void> {
  const { table, owner } = shelfOf(keeper, 'playheads')
  await sql`/* kept */
    insert into ${table} as p (${owner}, course_id, block_slug, second, updated_at)
      values (${keeper.id}, ${course.course_id}, ${at.block}, ${at.second}, ${ago(ctx, at.age_seconds)})
    on conflict (tenant_id, ${owner}, course_id, block_slug) do update
      set second = excluded.second, updated_at = excluded.updated_at where p.updated_at <= excluded.updated_at`.execute(ctx.trx)
}

/** Notes the last answer to a check. */
export async function keepAnswer(ctx: Ctx, { course, keeper }: Reader, block: string, { answer, is_right }: { answer: Answer; is_right: boolean }) {
  const { table, owner } = shelfOf(keeper, 'answers')
  await sql`/* kept */
    insert into ${table} as a (${owner}, course_id, block_slug, answer, is_right, answered_at)
      values (${keeper.id}, ${course.course_id}, ${block}, ${JSON.stringify(answer)}::jsonb, ${is_right}, ${ctx.now})
    on conflict (tenant_id, ${owner}, course_id, block_slug) do update
      set answer = excluded.answer, is_right = excluded.is_right, answered_at = excluded.answered_at`.execute(ctx.trx)
}

const ago = (ctx: Ctx, seconds: number) => new Date(ctx.now.getTime() - seconds * 1000)
