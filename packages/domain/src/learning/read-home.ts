import { publishedIn, outlineOf } from '../library/index.ts'
import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { isRead } from './is-read.ts'
import { runningAttempts } from './running-attempts.ts'
import { progressIn } from './progress-in.ts'

/** A course somebody is in, with where it goes on. */
export interface HomeCourse {
  course_slug: string
  title: string
  minutes_left: number
  /** Null: every block is done. */
  next: { lesson_slug: string; lesson_title: string; block_slug: string; minutes: number; second: number } | null
  has_exam: boolean
  completed_at: Date | null
  /** An exam whose clock is running. */
  open_attempt: { id: string; deadline_at: Date } | null
  touched_at: Date
}

/** The viewer's courses in this academy, the one touched last first.  who: anyone signed in */
export async function readHome(ctx: Ctx): Promise<HomeCourse[]> {
  const { id } = signedIn(ctx)
  const mine = await ctx.trx
    .selectFrom('enrollments as e')
    .leftJoin('places as w', (join) =>
      join.onRef('w.person_id', '=', 'e.person_id').onRef('w.course_id', '=', 'e.course_id').onRef('w.tenant_id', '=', 'e.tenant_id'),
    )
    .select(['e.course_id', 'e.created_at', 'w.updated_at'])
    .select((select) =>
      select
        .selectFrom('completions as k')
        .select(({ fn }) => fn.max('k.completed_at').as('at'))
        .whereRef('k.person_id', '=', 'e.person_id')
        .whereRef('k.course_id', '=', 'e.course_id')
        .as('completed_at'),
    )
    .where('e.person_id', '=', id)
    .where(sql<boolean>`exists (select from enrollment_sources s where s.tenant_id = e.tenant_id and s.enrollment_id = e.id and s.ended_at is null)`)
    .execute()
  const offered = new Map((await publishedIn(ctx.trx, ctx.academy.id)).map((version) => [version.course_id, version]))
  const running = await runningAttempts(ctx, id)
  const home: HomeCourse[] = []
  for (const row of mine) {
    const version = offered.get(row.course_id)
    if (!version) continue
    const outline = await outlineOf(ctx, version.version_id)
    const { done, place } = await progressIn(ctx, row.course_id, outline)
    const finished = new Set(done)
    const open = outline.filter((lesson) => !isRead(lesson.blocks, finished))
    const lesson = open.find((one) => one.slug === place?.lesson_slug) ?? open[0]
    const here =
      lesson?.blocks.find((block) => block.slug === place?.block_slug && !finished.has(block.slug)) ??
      lesson?.blocks.find((block) => !finished.has(block.slug))
    home.push({
      course_slug: version.course_slug,
      title: version.title,
      minutes_left: open.reduce((sum, one) => sum + one.minutes, 0),
      next:
        lesson && here
          ? {
              lesson_slug: lesson.slug,
              lesson_title: lesson.title,
              block_slug: here.slug,
              minutes: lesson.minutes,
              second: here.slug === place?.block_slug ? place.second : 0,
            }
          : null,
      has_exam: Boolean(await ctx.trx.selectFrom('exams').select('id').where('version_id', '=', version.version_id).executeTakeFirst()),
      completed_at: row.completed_at,
      open_attempt: running.find((attempt) => attempt.course_id === row.course_id) ?? null,
      touched_at: row.updated_at ?? row.created_at,
    })
  }
  return home.sort((a, b) => b.touched_at.getTime() - a.touched_at.getTime())
}
