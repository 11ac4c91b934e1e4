import { sql } from '@stoa/db'
import type { TenantCtx } from '../tenancy/index.ts'
import type { BlockForm } from './publish-form.ts'
import { headingsIn, saidIn } from './said-in.ts'

/** The form of what goes into the index. Raised when more or other text is to be found, so that courses published before are indexed anew. */
const FORM = 1

interface Version {
  course: string
  version: string
  language: string
  title: string
  summary: string
  for_whom: string
  outcomes: string[]
  skills: { title: string }[]
}

/** Makes what academies offer findable: every course whose index somewhere is not that of its published version, each in the place of what it
 *  said before. What is no longer offered is forgotten by the database itself.
 *  in: a course, or none for all of the tenant's · out: how many were indexed */
export async function indexCourses(ctx: Pick<TenantCtx, 'trx'>, course_id?: string): Promise<number> {
  const { rows } = await sql<Version>`
    select c.id as course, v.id as version, v.language, v.title, v.summary, v.for_whom, v.outcomes, v.skills
    from courses c
    cross join lateral (select q.version_id from publications q
      where q.tenant_id = c.tenant_id and q.course_id = c.id order by q.number desc limit 1) p
    join course_versions v on v.tenant_id = c.tenant_id and v.id = p.version_id
    where exists (select from catalogue_entries e
        left join search_courses s on s.tenant_id = e.tenant_id and s.academy_id = e.academy_id and s.course_id = e.course_id
        where e.tenant_id = c.tenant_id and e.course_id = c.id and (s.version_id is distinct from v.id or s.form is distinct from ${FORM}))
      ${course_id === undefined ? sql`` : sql`and c.id = ${course_id}`}`.execute(ctx.trx)
  for (const row of rows) {
    const documents = JSON.stringify(await documentsOf(ctx, row))
    await sql`select app.index_documents(${documents}::jsonb, ${FORM})`.execute(ctx.trx)
  }
  return rows.length
}

/** The course itself, found also by what its lessons are called, and each of its lessons. */
async function documentsOf(ctx: Pick<TenantCtx, 'trx'>, { course, version, language, ...facts }: Version): Promise<object[]> {
  const lessons = await ctx.trx
    .selectFrom('lessons')
    .select(['id', 'slug', 'position', 'title', 'summary'])
    .where('version_id', '=', version)
    .orderBy('position')
    .execute()
  const blocks = await ctx.trx
    .selectFrom('blocks')
    .select(['lesson_id', 'kind', 'source'])
    .where('version_id', '=', version)
    .orderBy('position')
    .execute()
  const of = { course, version, language }
  const itself = {
    place: 0,
    slug: '',
    title: facts.title,
    head: [facts.summary, ...facts.outcomes, ...facts.skills.map((skill) => skill.title)].join('\n'),
    body: [facts.for_whom, ...lessons.flatMap((lesson) => [lesson.title, lesson.summary])].join('\n'),
  }
  const each = lessons.map((lesson) => {
    const own = blocks.filter((block) => block.lesson_id === lesson.id) as unknown as BlockForm[]
    return {
      place: lesson.position,
      slug: lesson.slug,
      title: lesson.title,
      head: [lesson.summary, ...own.flatMap((block) => headingsIn(block.source))].join('\n'),
      body: own.map(saidIn).join('\n'),
    }
  })
  return [itself, ...each].map((document) => ({ ...of, ...document }))
}
