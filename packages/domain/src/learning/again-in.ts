import { isOffered, readCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { examStanding } from './exam-standing.ts'
import { isEnrolled } from './reader-in.ts'

/** What comes after an attempt that was handed in. */
export interface Again {
  left: number
  /** Null: now. */
  opens_at: Date | null
  passed: boolean
}

/** When the viewer may sit a course's exam again.
 *  in: the course's slug · out: null where the course is not offered here any more, has no exam, or is not theirs any more */
export async function againIn(ctx: Ctx, courseSlug: string): Promise<Again | null> {
  if (!(await isOffered(ctx, courseSlug)) || !(await isEnrolled(ctx, courseSlug))) return null
  const { exam } = await readCourse(ctx, courseSlug)
  if (!exam) return null
  const { attempts_left: left, opens_at, passed } = await examStanding(ctx, courseSlug, exam)
  return { left, opens_at, passed }
}
