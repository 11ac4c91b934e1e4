import { sql } from '@stoa/db'
import { isDone } from '../learning/index.ts'
import { offered, withFacts } from '../library/index.ts'
import { must, type Ctx } from '../tenancy/index.ts'

/** How far the viewer is with a course: not begun, begun, or done (its exam passed; without an exam, everything in it read). */
export type Standing = 'new' | 'begun' | 'done'

/** A course on offer, with what one chooses by. A catalogue may hold thousands, so it is no more than that. */
export interface Offer {
  course_id: string
  course_slug: string
  version_id: string
  title: string
  minutes: number
  language: string
  skills: { slug: string; title: string }[]
  earns: boolean
  published_at: Date
  /** Null for a guest. */
  standing: Standing | null
}

/** Everything this academy offers, in its order.  who: anyone */
export async function listOffers(ctx: Ctx): Promise<Offer[]> {
  must(ctx, 'read', 'Course')
  const person = ctx.viewer?.id ?? null
  const { rows } = await sql<Pick<Offer, 'course_id' | 'course_slug' | 'version_id' | 'published_at' | 'earns' | 'standing'>>`/* kept */
    select c.id as course_id, c.slug as course_slug, p.version_id, p.published_at,
      exists (select from certification_versions w where w.tenant_id = e.tenant_id and w.course_id = c.id
        and not exists (select from certification_versions x where x.tenant_id = w.tenant_id
          and x.certification_id = w.certification_id and x.number > w.number)) as earns,
      ${person === null ? sql`null` : standing(person)} as standing
    from ${offered(ctx.academy.id)} order by e.position`.execute(ctx.trx)
  return withFacts(ctx, rows)
}

// Asked of each course in the query above.
const standing = (person: string) => sql`
  case when ${isDone({ tenant: sql`e.tenant_id`, person: sql`${person}`, course: sql`c.id`, version: sql`p.version_id` })} then 'done'
    when not exists (select from block_progress b where b.tenant_id = e.tenant_id and b.person_id = ${person} and b.course_id = c.id) then 'new'
    else 'begun' end`
