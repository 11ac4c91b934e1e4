import { sql } from '@stoa/db'
import { academyNamed, act, type Change, type Ctx, type TenantCtx } from '../tenancy/index.ts'

/** A group of courses on the catalogue page, in the academy's words and order. */
export interface Shelf {
  title: string
  /** Slugs. */
  courses: string[]
}

/** The shelves of an academy, in order.  in: academyId */
export async function shelvesOf(ctx: Pick<Ctx, 'trx'>, academyId: string): Promise<Shelf[]> {
  const { rows } = await sql<{ position: number; title: string; slug: string | null }>`/* kept */
    select s.position, s.title, c.slug from shelves s
    left join shelf_courses b on b.tenant_id = s.tenant_id and b.academy_id = s.academy_id and b.shelf = s.position
    left join courses c on c.tenant_id = b.tenant_id and c.id = b.course_id
    where s.academy_id = ${academyId} order by s.position, b.position`.execute(ctx.trx)
  const shelves = new Map<number, Shelf>()
  for (const { position, title, slug } of rows) {
    if (!shelves.has(position)) shelves.set(position, { title, courses: [] })
    if (slug !== null) shelves.get(position)!.courses.push(slug)
  }
  return [...shelves.values()]
}

/** Puts the courses of an academy on exactly these shelves.
 *  who: the operator, from files, after the catalogue · in: shelves whose courses the catalogue offers · out: the difference this made */
export async function publishShelves(ctx: TenantCtx, academy: string, shelves: Shelf[]): Promise<Change[]> {
  const academy_id = await academyNamed(ctx, academy)
  const before = await shelvesOf(ctx, academy_id)
  const what = `shelves of ${academy}`
  if (JSON.stringify(before) === JSON.stringify(shelves)) return [{ what, change: 'unchanged' }]
  await ctx.trx.deleteFrom('shelves').where('academy_id', '=', academy_id).execute()
  for (const [index, { title, courses }] of shelves.entries()) {
    const shelf = index + 1
    await ctx.trx.insertInto('shelves').values({ academy_id, position: shelf, title }).execute()
    const rows = await ctx.trx.selectFrom('courses').select(['id', 'slug']).where('slug', 'in', courses).execute()
    const ids = new Map(rows.map((row) => [row.slug, row.id]))
    await ctx.trx
      .insertInto('shelf_courses')
      .values(courses.map((slug, place) => ({ academy_id, shelf, position: place + 1, course_id: ids.get(slug)! })))
      .execute()
  }
  await act(ctx, { act: 'shelves/applied', subject: ['academy', academy_id], detail: { before, after: shelves } })
  const change = shelves.length === 0 ? 'removed' : before.length === 0 ? 'added' : 'changed'
  return [{ what, change, detail: shelves.map((shelf) => shelf.title).join(', ') || 'none' }]
}
