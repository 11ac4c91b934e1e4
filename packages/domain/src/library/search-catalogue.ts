import { sql } from '@stoa/db'
import { must, type Ctx } from '../tenancy/index.ts'

/** What one typed word was taken for; `app.search_meaning` explains the kinds. */
export interface Meant {
  typed: string
  how: 'said' | 'begun' | 'alias' | 'split' | 'corrected' | 'unknown' | 'small' | 'over'
  /** Words to look for and to mark, folded. */
  means: string[]
  /** How a corrected word is written. */
  spelling: string | null
}

/** Something that was found; a course itself where lesson_slug is ''. */
export interface Hit {
  course_id: string
  place: number
  lesson_slug: string
  rank: number
}

/** What a search found, and what it took the words for. */
export interface Found {
  meant: Meant[]
  courses: Hit[]
  lessons: Hit[]
}

const TYPED_MAX = 200
const COURSES_MAX = 100
const LESSONS_MAX = 100

/** Searches what this academy offers. Words typed wrongly are corrected to words that its courses say; what was taken for what is told.
 *  who: anyone
 *  in:  typed, whatever was typed, of which the first 200 characters count; its last word may be unfinished
 *  out: the best first, courses and lessons apart */
export async function searchCatalogue(ctx: Ctx, typed: string): Promise<Found> {
  must(ctx, 'read', 'Course')
  const said = typed.slice(0, TYPED_MAX).toWellFormed().replaceAll('\0', ' ')
  if (said.trim() === '') return { meant: [], courses: [], lessons: [] }
  const { rows: meaning } = await sql<Meant & { stems: string[] | null; documents: number }>`
    select m.typed, m.how, m.means, m.spelling, m.stems, m.documents
    from app.search_meaning(${ctx.academy.id}, ${said}) m order by m.place`.execute(ctx.trx)
  const meant = meaning.map(({ stems: _, documents: __, ...word }) => word)
  const groups = JSON.stringify(meaning.filter(({ stems }) => stems && stems.length > 0).map(({ stems, documents }) => ({ stems, documents })))
  if (groups === '[]') return { meant, courses: [], lessons: [] }
  const { rows } = await sql<Hit>`
    select * from app.search_courses(${ctx.academy.id}, ${said}, ${groups}::jsonb, ${COURSES_MAX})
    union all select * from app.search_lessons(${ctx.academy.id}, ${said}, ${groups}::jsonb, ${LESSONS_MAX})`.execute(ctx.trx)
  const best = rows.toSorted((a, b) => b.rank - a.rank || a.course_id.localeCompare(b.course_id) || a.place - b.place)
  return { meant, courses: best.filter((hit) => hit.place === 0), lessons: best.filter((hit) => hit.place > 0) }
}
