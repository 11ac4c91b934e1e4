import type { TenantCtx } from '../tenancy/index.ts'
import { exportExam } from './export-exam.ts'
import { courseNamed, publishedVersion } from './publish-latest.ts'
import type { BlockForm, CourseForm, LessonForm } from './publish-form.ts'

/** The published version of a course as its authors write it, right answers included.
 *  who: the operator; reading the keys leaves a line for each pool in the trail · out: undefined where nothing is published */
export async function exportCourse(ctx: TenantCtx, slug: string): Promise<CourseForm | undefined> {
  const course_id = await courseNamed(ctx, slug)
  const version = course_id && (await publishedVersion(ctx, course_id))
  if (!version) return undefined
  const { title, summary, language, cover, cover_alt, for_whom } = version
  return {
    slug,
    title,
    summary,
    language,
    for: for_whom,
    outcomes: version.outcomes as string[],
    skills: version.skills as CourseForm['skills'],
    cover,
    cover_alt,
    ...(version.trial === null ? {} : { try: version.trial as unknown as CourseForm['try'] }),
    lessons: await lessonsOf(ctx, version.id),
    ...(await exportExam(ctx, version.id)),
  }
}

/** The slugs of every course that was ever published here. */
export async function courseSlugs(ctx: Pick<TenantCtx, 'trx'>): Promise<string[]> {
  return (await ctx.trx.selectFrom('courses').select('slug').orderBy('slug').execute()).map((row) => row.slug)
}

async function lessonsOf(ctx: TenantCtx, version_id: string): Promise<LessonForm[]> {
  const lessons = await ctx.trx
    .selectFrom('lessons')
    .select(['id', 'slug', 'title', 'minutes', 'summary'])
    .where('version_id', '=', version_id)
    .orderBy('position')
    .execute()
  const blocks = await ctx.trx
    .selectFrom('blocks')
    .select(['lesson_id', 'slug', 'kind', 'source'])
    .where('version_id', '=', version_id)
    .orderBy('position')
    .execute()
  return lessons.map(({ id, ...lesson }) => ({
    ...lesson,
    blocks: blocks.filter((row) => row.lesson_id === id).map(({ slug, kind, source }) => ({ slug, kind, source }) as BlockForm),
  }))
}
