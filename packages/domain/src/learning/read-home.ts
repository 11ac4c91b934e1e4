import { blockTitle, outlinesOf, publishedIn, type PublishedVersion, type TimedOutline } from '../library/index.ts'
import { daysUntil, dayIn, signedIn, type Ctx } from '../tenancy/index.ts'
import { enrolledIn, type Enrolled } from './enrolled-in.ts'
import { isRead } from './is-read.ts'
import { minutesLeft, type MinutesLeft } from './minutes-left.ts'
import { nextLesson } from './next-lesson.ts'

/** A course somebody is in, with where it goes on. */
export interface HomeCourse {
  course_slug: string
  title: string
  minutes_left: number
  lessons_left: number
  /** Null: every block is done. `is_left_off`: the lesson one was in last, not merely the first with something to do. */
  next: (MinutesLeft & { lesson_slug: string; lesson_title: string; block_slug: string; second: number; is_left_off: boolean }) | null
  has_exam: boolean
  completed_at: Date | null
  /** An exam whose clock is running. */
  open_attempt: Enrolled['open_attempt']
  /** By when it wants to be done, with the days until then on the academy's calendar; negative: that day is past. */
  due: { on: string; days: number } | null
  touched_at: Date
  has_begun: boolean
}

/** What somebody has before them in this academy. */
export interface HomePage {
  /** The one to go on with: an exam that runs, else the course touched last of those with something left to do. */
  now: (HomeCourse & { block_title: string | null }) | null
  /** All of them, that one included, the one touched last first. */
  courses: HomeCourse[]
}

/** The viewer's learning, in as many questions for one course as for a hundred.  who: anyone signed in */
export async function readHome(ctx: Ctx): Promise<HomePage> {
  const enrolled = await enrolledIn(ctx, signedIn(ctx).id)
  const versions = await publishedIn(ctx, enrolled.map((row) => row.course_id))
  const offered = new Map(versions.map((version) => [version.course_id, version]))
  const versionOf = (row: Enrolled) => offered.get(row.course_id)!
  const mine = enrolled.filter(versionOf)
  if (mine.length === 0) return { now: null, courses: [] }
  const outlines = await outlinesOf(ctx, mine.map((row) => versionOf(row).version_id))
  const courses = mine.map((row) => homeCourse(ctx, row, versionOf(row), outlines.get(versionOf(row).version_id)!))
  courses.sort((a, b) => b.touched_at.getTime() - a.touched_at.getTime())
  const now = courses.find((course) => course.open_attempt) ?? courses.find((course) => !course.completed_at && (course.next || course.has_exam))
  if (!now) return { now: null, courses }
  const of = versions.find((one) => one.course_slug === now.course_slug)!
  return { now: { ...now, block_title: now.next && (await blockTitle(ctx, of.version_id, now.next.block_slug)) }, courses }
}

function homeCourse(ctx: Ctx, row: Enrolled, version: PublishedVersion, { lessons, has_exam }: TimedOutline): HomeCourse {
  const is = new Map(row.done.map((block) => [block.slug, block.hash]))
  const finished = new Set(lessons.flatMap((lesson) => lesson.blocks).flatMap((block) => (is.get(block.slug) === block.content_hash ? [block.slug] : [])))
  const open = lessons.filter((lesson) => !isRead(lesson.blocks, finished))
  const lesson = nextLesson(lessons, (one) => !open.includes(one), row.lesson_slug)
  const ahead = lesson?.blocks.filter((block) => !finished.has(block.slug)) ?? []
  const here = ahead.find((block) => block.slug === row.block_slug) ?? ahead[0]
  return {
    course_slug: version.course_slug,
    title: version.title,
    minutes_left: open.reduce((sum, one) => sum + minutesLeft(one, finished).minutes, 0),
    lessons_left: open.length,
    next: lesson && here
        ? {
            ...minutesLeft(lesson, finished, here.slug),
            lesson_slug: lesson.slug,
            lesson_title: lesson.title,
            block_slug: here.slug,
            second: here.slug === row.block_slug ? (row.second ?? 0) : 0,
            is_left_off: lesson.slug === row.lesson_slug,
          }
        : null,
    has_exam,
    completed_at: row.completed_at,
    open_attempt: row.open_attempt,
    due: row.due_on === null ? null : { on: row.due_on, days: daysUntil(dayIn(ctx.now, ctx.academy.time_zone), row.due_on) },
    touched_at: row.updated_at ?? row.created_at,
    has_begun: row.updated_at !== null,
  }
}
