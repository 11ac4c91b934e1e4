import { outlineOf, publishedIn } from '../library/index.ts'
import { must, type Ctx } from '../tenancy/index.ts'
import { trialOf } from './trial-of.ts'

/** Where somebody begins who has begun nothing: a course, and the lesson that one press opens. */
export interface FirstStep {
  course: { slug: string; title: string; summary: string; minutes: number }
  lesson: { slug: string; title: string; minutes: number }
  /** Whether that lesson is open without an account. */
  is_trial: boolean
}

/** The first step into this academy: for a guest the first lesson that anyone may try, else the first lesson of the first course.
 *  who: anyone · out: null where nothing is offered yet */
export async function firstStep(ctx: Ctx): Promise<FirstStep | null> {
  must(ctx, 'read', 'Course')
  const courses = await publishedIn(ctx)
  const tried = ctx.viewer ? undefined : courses.find((one) => trialOf(ctx, one))
  const course = tried ?? courses[0]
  if (!course) return null
  const lessons = await outlineOf(ctx, course.version_id)
  const first = tried ? lessons.find((lesson) => lesson.slug === tried.trial!.lesson)! : lessons[0]!
  const lesson = { slug: first.slug, title: first.title, minutes: first.minutes }
  const { course_slug: slug, title, summary, minutes } = course
  return { course: { slug, title, summary, minutes }, lesson, is_trial: tried !== undefined }
}
