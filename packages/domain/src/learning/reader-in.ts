import { publishedIn, type PublishedVersion } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { enrollmentIn, type Enrollment } from './enrollment-in.ts'
import { isOpenIn, trialOf } from './trial-of.ts'
import { beginVisit, visitIn } from './visit-in.ts'

/** Whose rows keep what is done in a course: a person's, or those of a guest's visit. */
export interface Keeper {
  kind: 'person' | 'visit'
  id: string
}

/** Somebody who does something in a course that is to be kept. */
export interface Reader {
  course: PublishedVersion
  keeper: Keeper
  /** Whether a block of a lesson, by their slugs, is open to them. */
  may(lesson: string, block: string): boolean
}

/** A course with what anyone may try of it.  refuses: course/unknown, trial/unknown */
export async function trialIn(ctx: Ctx, courseSlug: string): Promise<{ course: PublishedVersion; trial: NonNullable<PublishedVersion['trial']> }> {
  const course = (await publishedIn(ctx, courseSlug))[0]
  if (!course) throw new Refusal('course/unknown')
  const trial = trialOf(ctx, course)
  if (!trial) throw new Refusal('trial/unknown')
  return { course, trial }
}

/** Whose rows tell what the person looking has done: their own, or those of their visit. Null for a guest who has done nothing yet. */
export async function keeperIn(ctx: Ctx): Promise<Keeper | null> {
  if (ctx.viewer) return { kind: 'person', id: ctx.viewer.id }
  const visit = await visitIn(ctx)
  return visit === null ? null : { kind: 'visit', id: visit }
}

/** Who is about to do something in a course: the viewer, where they are enrolled; a guest, where the course lets anyone try something,
 *  whose visit begins with it.
 *  in:      the course's slug
 *  refuses: access/sign-in for a guest anywhere else, course/unknown, enrollment/missing */
export async function readerIn(ctx: Ctx, courseSlug: string): Promise<Reader> {
  if (ctx.viewer) {
    const { course, person_id } = await enrollmentIn(ctx, courseSlug)
    return { course, keeper: { kind: 'person', id: person_id }, may: () => true }
  }
  const course = (await publishedIn(ctx, courseSlug))[0]
  if (!course) throw new Refusal('course/unknown')
  const trial = trialOf(ctx, course)
  if (!trial) throw new Refusal('access/sign-in')
  const may = (lesson: string, block: string) => isOpenIn(trial, lesson) || trial.checks.includes(block)
  return { course, keeper: { kind: 'visit', id: await beginVisit(ctx) }, may }
}

/** Whether a lesson is open to the person looking: every one to the enrolled, to a guest what anyone may try.
 *  in: slugs · refuses: course/unknown */
export async function mayReadLesson(ctx: Ctx, courseSlug: string, lessonSlug: string): Promise<boolean> {
  if (!ctx.viewer) {
    const course = (await publishedIn(ctx, courseSlug))[0]
    if (!course) throw new Refusal('course/unknown')
    return isOpenIn(trialOf(ctx, course), lessonSlug)
  }
  return isEnrolled(ctx, courseSlug)
}

/** Whether the viewer is enrolled.  in: the course's slug · out: false for a guest · refuses: course/unknown */
export async function isEnrolled(ctx: Ctx, courseSlug: string): Promise<boolean> {
  return (await enrollmentOrNull(ctx, courseSlug)) !== null
}

/** The viewer's enrollment where they have one.  in: the course's slug · out: null for a guest · refuses: course/unknown */
export async function enrollmentOrNull(ctx: Ctx, courseSlug: string): Promise<Enrollment | null> {
  if (!ctx.viewer) return null
  return enrollmentIn(ctx, courseSlug).catch((error: Error) => {
    if (error instanceof Refusal && error.code === 'enrollment/missing') return null
    throw error
  })
}
