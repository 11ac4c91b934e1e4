import { sql } from '@stoa/db'
import { offered } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { enrollmentOf } from './enrollment-in.ts'
import { shelfOf } from './keep.ts'
import type { NotesInCourse } from './notes-in.ts'
import type { Progress } from './progress-in.ts'
import { keyOf } from './visit-in.ts'

/** What the database knows of a reader in a course: everything that is asked anew for each page. */
export interface ReaderState {
  course_id: string
  course_slug: string
  version_id: string
  published_at: Date
  is_enrolled: boolean
  done: Record<string, string> | null
  answers: Progress['answers'] | null
  seconds: Record<string, number> | null
  notes: NotesInCourse['notes'] | null
  bookmarks: string[] | null
}

/** All of it of the person looking, or of a guest's visit, in one question.  in: the course's slug · out: undefined where it is not offered here */
export function readerStateIn(ctx: Ctx, courseSlug: string): Promise<ReaderState | undefined> {
  return ctx.viewer ? stateOf(ctx, courseSlug, 'person', sql`${ctx.viewer.id}::uuid`) : stateOf(ctx, courseSlug, 'visit', visitOf(ctx))
}

// A guest who has done nothing yet has no visit, and nothing is theirs.
const visitOf = (ctx: Ctx) => {
  if (!ctx.visit) return sql`null::uuid`
  const { academy_id, token_hash } = keyOf(ctx, ctx.visit)
  return sql`(select v.id from visits v where v.academy_id = ${academy_id} and v.token_hash = ${token_hash} and v.ends_at > now())`
}

async function stateOf(ctx: Ctx, slug: string, kind: 'person' | 'visit', keeper: ReturnType<typeof sql>): Promise<ReaderState | undefined> {
  const of = (shelf: Parameters<typeof shelfOf>[1]) => {
    const { table, owner } = shelfOf({ kind }, shelf)
    return sql`${table} x where x.tenant_id = e.tenant_id and x.${owner} = k.id and x.course_id = e.course_id`
  }
  const own = (table: 'notes' | 'bookmarks') =>
    sql`${sql.table(table)} x where x.tenant_id = e.tenant_id and x.person_id = k.id and x.course_id = e.course_id`
  const isPerson = kind === 'person'
  const { rows } = await sql<ReaderState>`/* kept */
    select c.id as course_id, c.slug as course_slug, p.version_id, p.published_at,
      ${isPerson ? sql`${enrollmentOf(sql`k.id`)} is not null` : sql`false`} as is_enrolled,
      (select json_object_agg(x.block_slug, x.content_hash) from ${of('progress')}) as done,
      (select json_agg(json_build_object('block_slug', x.block_slug, 'is_right', x.is_right)) from ${of('answers')}) as answers,
      (select json_object_agg(x.block_slug, x.second) from ${of('playheads')}) as seconds,
      ${isPerson ? sql`(select json_agg(json_build_object('block_slug', x.block_slug, 'text', x.text, 'edit', x.edit)) from ${own('notes')})` : sql`null`} as notes,
      ${isPerson ? sql`(select json_agg(x.block_slug) from ${own('bookmarks')})` : sql`null`} as bookmarks
    from (select ${keeper} as id) k, ${offered(ctx.academy.id, slug)}`.execute(ctx.trx)
  return rows[0]
}
