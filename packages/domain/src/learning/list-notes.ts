import { sql } from '@stoa/db'
import { nameOf } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'

/** Something left at a block, with where it is. A block that the published version no longer has keeps its note, without an address. */
export interface NoteRow {
  course_slug: string
  course_title: string
  lesson_slug: string | null
  lesson_title: string | null
  block_slug: string
  /** By what one knows the block again; null where the version has it no more, or it holds no words. */
  block_name: string | null
  kind: 'note' | 'place' | 'question'
  text: string | null
  at: Date
}

/** The viewer's notes, bookmarks and questions left for later in the courses of this academy, in the order of the lessons.
 *  who: anyone signed in · in: course, a slug, for one course alone · out: at most 2,000 */
export async function listNotes(ctx: Ctx, course?: string): Promise<NoteRow[]> {
  const { id } = signedIn(ctx)
  const { rows } = await sql<NoteRow & { source: Record<string, unknown> | null }>`
    select c.slug as course_slug, v.title as course_title, l.slug as lesson_slug, l.title as lesson_title, n.block_slug, b.source, n.kind, n.text, n.at
    from (
      select course_id, block_slug, 'note' as kind, text, updated_at as at from notes where person_id = ${id}
      union all
      select course_id, block_slug, kind, null, set_at from bookmarks where person_id = ${id}) n
    join catalogue_entries e on e.course_id = n.course_id and e.academy_id = ${ctx.academy.id}
    join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id ${course === undefined ? sql`` : sql`and c.slug = ${course}`}
    cross join lateral (select p.version_id from publications p
      where p.tenant_id = e.tenant_id and p.course_id = e.course_id order by p.number desc limit 1) p
    join course_versions v on v.tenant_id = e.tenant_id and v.id = p.version_id
    left join blocks b on b.tenant_id = v.tenant_id and b.version_id = v.id and b.slug = n.block_slug
    left join lessons l on l.tenant_id = b.tenant_id and l.id = b.lesson_id
    order by e.position, l.position nulls last, b.position, n.kind limit 2000`.execute(ctx.trx)
  return rows.map(({ source, ...row }) => ({ ...row, block_name: source && nameOf(source) }))
}
