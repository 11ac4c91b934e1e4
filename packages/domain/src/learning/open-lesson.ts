import { lessonIn, withFacts, type Lesson } from '../library/index.ts'
import { must, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import type { NotesInCourse } from './notes-in.ts'
import type { Progress } from './progress-in.ts'
import { readerStateIn } from './reader-state-in.ts'
import { isOpenIn, trialOf } from './trial-of.ts'

/** A lesson in the hands of its reader. */
export interface OpenLesson extends NotesInCourse {
  lesson: Lesson
  /** Slugs of the blocks of the course that are done as they are now. */
  done: string[]
  /** The last verdict on each check. */
  answers: Progress['answers']
  /** Where films and recordings go on, in seconds by block. */
  seconds: Record<string, number>
  /** Whether the lesson after this one is open to them too. */
  goes_on: boolean
}

/** A lesson with what its reader has done and left in the course, in one question to the database.
 *  who:     the enrolled, and anyone where the course lets them try it
 *  in:      slugs of course and lesson
 *  out:     null where it is not open to the person looking
 *  refuses: course/unknown, lesson/unknown */
export async function openLesson(ctx: Ctx, courseSlug: string, lessonSlug: string): Promise<OpenLesson | null> {
  must(ctx, 'read', 'Course')
  ctx.last()
  const found = await readerStateIn(ctx, courseSlug)
  const [course] = found ? await withFacts(ctx, [found]) : []
  if (!found || !course) throw new Refusal('course/unknown')
  const opens = (slug: string) => (ctx.viewer ? found.is_enrolled : isOpenIn(trialOf(ctx, course), slug))
  if (!opens(lessonSlug)) return null
  const lesson = await lessonIn(ctx, course, lessonSlug)
  const { done, seconds, answers, notes, bookmarks } = found
  const next = lesson.outline[lesson.position]
  return {
    lesson,
    done: lesson.outline.flatMap(({ blocks }) => blocks.flatMap(({ slug, content_hash }) => (done?.[slug] === content_hash ? [slug] : []))),
    answers: answers ?? [],
    seconds: seconds ?? {},
    notes: notes ?? [],
    bookmarks: bookmarks ?? [],
    goes_on: ctx.viewer !== null || (next !== undefined && opens(next.slug)),
  }
}
