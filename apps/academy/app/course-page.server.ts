import { certificationOf } from '@stoa/domain/credentials'
import { enrollmentOrNull, examStanding, isOpenIn, isRead, mayRegrade, nextLesson, progressIn, readReadiness, trialOf } from '@stoa/domain/learning'
import { readCourse } from '@stoa/domain/library'
import type { Ctx } from '@stoa/domain/tenancy'

/** What the page of a course shows: what it is, its lessons, and where the person looking stands. What does not depend on each other is
 *  asked together.  in: the course's slug · refuses: course/unknown */
export async function coursePage(ctx: Ctx, slug: string) {
  const [course, enrollment] = await Promise.all([readCourse(ctx, slug), enrollmentOrNull(ctx, slug)])
  const [{ done, place }, certification, readiness, standing] = await Promise.all([
    enrollment || !ctx.viewer ? progressIn(ctx, course.course_id, course.lessons) : { done: [], place: null },
    certificationOf(ctx, course.course_id),
    enrollment ? readReadiness(ctx, course) : [],
    enrollment && course.exam ? examStanding(ctx, enrollment, course.exam) : null,
  ])
  const finished = new Set(done)
  const trial = ctx.viewer ? null : trialOf(ctx, course)
  const lessons = course.lessons.map(({ blocks, ...lesson }) => ({ ...lesson, done: isRead(blocks, finished), open: isOpenIn(trial, lesson.slug) }))
  const { lessons: _, ...facts } = course
  return {
    course: facts,
    lessons,
    enrolled: enrollment !== null,
    next: nextLesson(lessons, (lesson) => lesson.done, place?.lesson_slug ?? null)?.slug ?? null,
    started: place !== null,
    certification,
    signed_in: ctx.viewer !== null,
    trial: course.lessons.find((lesson) => lesson.slug === trial?.lesson)?.slug ?? null,
    looks_after: course.exam !== null && mayRegrade(ctx),
    readiness,
    standing,
  }
}
