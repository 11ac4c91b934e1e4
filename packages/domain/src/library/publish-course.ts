import { act, type Change, type TenantCtx } from '../tenancy/index.ts'
import { indexCourses } from './index-courses.ts'
import { publishExam } from './publish-exam.ts'
import type { CourseForm } from './publish-form.ts'
import { blockHash, courseHash } from './publish-hashes.ts'
import { publishLessons } from './publish-lessons.ts'
import { courseNamed, publishedVersion } from './publish-latest.ts'
import { publishPractice } from './publish-practice.ts'
import { publishQuestions } from './publish-questions.ts'

/** Publishes a course as written. The same content makes no new version; different content makes the next one, and what an earlier
 *  version holds never changes: enrollments, attempts and certificates go on pointing at it.
 *  who: the operator, from files · in: the form, its files recorded already · out: the difference this made */
export async function publishCourse(ctx: TenantCtx, form: CourseForm): Promise<Change[]> {
  const what = `course ${form.slug}`
  const course_id =
    (await courseNamed(ctx, form.slug)) ??
    (await ctx.trx.insertInto('courses').values({ slug: form.slug }).returning('id').executeTakeFirstOrThrow()).id
  const content_hash = courseHash(form)
  const before = await publishedVersion(ctx, course_id)
  if (before?.content_hash === content_hash) {
    await publishPractice(ctx, before.id, form)
    return [{ what, change: 'unchanged', detail: `version ${before.number}` }]
  }
  const { number } = await ctx.trx
    .selectFrom('course_versions')
    .select(({ fn, lit }) => fn.coalesce(fn.max('number'), lit(0)).as('number'))
    .where('course_id', '=', course_id)
    .executeTakeFirstOrThrow()
  const version = { id: crypto.randomUUID(), number: number + 1 }
  await ctx.trx
    .insertInto('course_versions')
    .values({ ...version, ...factsOf(form), course_id, content_hash })
    .execute()
  await publishLessons(ctx, version.id, form.lessons)
  const questions = await publishQuestions(ctx, course_id, form.pools)
  if (form.exam) await publishExam(ctx, version.id, form.exam, questions)
  await publishPractice(ctx, version.id, form)
  const last = await ctx.trx
    .selectFrom('publications')
    .select('number')
    .where('course_id', '=', course_id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  await ctx.trx
    .insertInto('publications')
    .values({ course_id, version_id: version.id, number: (last?.number ?? 0) + 1, published_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .execute()
  await indexCourses(ctx, course_id)
  await act(ctx, { act: 'course/published', subject: ['course', course_id], detail: { version: version.number } })
  const changes = before ? await blockChanges(ctx, before.id, form) : []
  const detail = [`version ${version.number}`, ...changes, `${questions.written} new questions`].join(', ')
  return [{ what, change: before ? 'changed' : 'added', detail }]
}

function factsOf(form: CourseForm) {
  const { title, summary, language, cover, cover_alt } = form
  const minutes = form.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0)
  const same = { title, summary, language, cover, cover_alt, minutes }
  return {
    ...same,
    for_whom: form.for,
    outcomes: JSON.stringify(form.outcomes),
    skills: JSON.stringify(form.skills),
    trial: form.try ? JSON.stringify(form.try) : null,
  }
}

async function blockChanges(ctx: TenantCtx, version_id: string, form: CourseForm): Promise<string[]> {
  const rows = await ctx.trx.selectFrom('blocks').select(['slug', 'content_hash']).where('version_id', '=', version_id).execute()
  const old = new Map(rows.map((row) => [row.slug, row.content_hash]))
  const blocks = form.lessons.flatMap((lesson) => lesson.blocks)
  const added = blocks.filter((block) => !old.has(block.slug)).length
  const changed = blocks.filter((block) => old.has(block.slug) && old.get(block.slug) !== blockHash(block)).length
  const removed = old.size - (blocks.length - added)
  return [`${changed} blocks changed`, `${added} added`, `${removed} removed`]
}
