import { readCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { mayReadLesson } from './reader-in.ts'
import { trialOf } from './trial-of.ts'

/** What is said of a lesson to whom it is not open: what it is, and the ways to it. */
export interface LessonNotice {
  course: { slug: string; title: string; minutes: number; lessons: number }
  lesson: { slug: string; title: string; summary: string; minutes: number; position: number }
  /** What it holds, by kind of block, in the order in which they first come. */
  holds: { kind: string; count: number }[]
  /** The lesson of this course that anyone may try, where there is one. */
  trial: { slug: string; title: string; minutes: number } | null
  is_open: boolean
}

/** in: slugs · who: anyone · refuses: course/unknown, lesson/unknown */
export async function aboutLesson(ctx: Ctx, courseSlug: string, lessonSlug: string): Promise<LessonNotice> {
  const course = await readCourse(ctx, courseSlug)
  const lesson = course.lessons.find((one) => one.slug === lessonSlug)
  if (!lesson) throw new Refusal('lesson/unknown')
  const { slug, title, summary, minutes, position, blocks } = lesson
  const kinds = [...new Set(blocks.map((block) => block.kind))]
  const open = course.lessons.find((one) => one.slug === trialOf(ctx, course)?.lesson)
  return {
    course: { slug: course.course_slug, title: course.title, minutes: course.minutes, lessons: course.lessons.length },
    lesson: { slug, title, summary, minutes, position },
    holds: kinds.map((kind) => ({ kind, count: blocks.filter((block) => block.kind === kind).length })),
    trial: open ? { slug: open.slug, title: open.title, minutes: open.minutes } : null,
    is_open: await mayReadLesson(ctx, courseSlug, lessonSlug),
  }
}
