import { sql } from '@stoa/db'
import { blocksBySkill, outlineOf, readChecks, shownAgain, type Answer, type LooseCheck, type PublishedVersion } from '../library/index.ts'
import { must, type Ctx } from '../tenancy/index.ts'
import { explainCheck, type CheckResult } from './answer-check.ts'
import { isRead } from './is-read.ts'
import { progressIn } from './progress-in.ts'
import { shelfOf } from './keep.ts'
import { isEnrolled, keeperIn, trialIn } from './reader-in.ts'

interface Titled {
  slug: string
  title: string
}

/** What anyone may try of a course, and how far the person looking is with it. */
export interface Trial {
  course: Pick<PublishedVersion, 'course_slug' | 'title' | 'minutes' | 'language'>
  lesson: { slug: string; title: string; minutes: number; is_read: boolean }
  /** `skill` in words. */
  checks: (LooseCheck & { result: CheckResult | null })[]
  /** Each skill that is asked for, in the order of the course, with the blocks of the lesson to try that lead to it, and the lessons
   *  of the questions that are not right yet. */
  skills: { title: string; asked: number; right: number; blocks: Titled[]; lessons: Titled[] }[]
  is_enrolled: boolean
}

/** The self-check of a course: its lesson to try, its five checks, and what was answered.
 *  who: anyone · in: the course's slug · refuses: course/unknown, trial/unknown where it has nothing to try */
export async function readTrial(ctx: Ctx, courseSlug: string): Promise<Trial> {
  must(ctx, 'read', 'Course')
  const { course, trial } = await trialIn(ctx, courseSlug)
  const outline = await outlineOf(ctx, course.version_id)
  const { done } = await progressIn(ctx, course.course_id, outline)
  const answers = await answersIn(ctx, course.course_id)
  const finished = new Set(done)
  const lesson = outline.find((one) => one.slug === trial.lesson)!
  const checks: Trial['checks'] = []
  for (const check of await readChecks(ctx, course.version_id, trial.checks)) {
    // An answer to other words than these is no answer to these.
    const answer = finished.has(check.block.slug) ? answers.get(check.block.slug) : undefined
    const skill = course.skills.find((one) => one.slug === check.skill)?.title ?? check.skill
    checks.push({ ...check, skill, result: answer ? await verdict(ctx, course.version_id, check.block.slug, answer) : null })
  }
  const blocks = await blocksBySkill(ctx, course.version_id, trial.lesson)
  const skills = course.skills.flatMap(({ slug, title }) => {
    const asked = checks.filter((check) => check.skill === title)
    const open = asked.filter((check) => !check.result?.is_right)
    const mine = blocks.filter((block) => block.skill === slug).map((block) => ({ slug: block.slug, title: block.title }))
    const lessons = [...new Map(open.map((check) => [check.lesson.slug, check.lesson])).values()]
    return asked.length > 0 ? [{ title, asked: asked.length, right: asked.length - open.length, blocks: mine, lessons }] : []
  })
  const { course_slug, title, minutes, language } = course
  return {
    course: { course_slug, title, minutes, language },
    lesson: { slug: lesson.slug, title: lesson.title, minutes: lesson.minutes, is_read: isRead(lesson.blocks, finished) },
    checks,
    skills,
    is_enrolled: await isEnrolled(ctx, courseSlug),
  }
}

/** What was answered before, judged again, without what is only for keeping. */
async function verdict(ctx: Ctx, versionId: string, block: string, kept: Answer): Promise<CheckResult> {
  const { answer: _, ...result } = await explainCheck(ctx, versionId, block, shownAgain(kept))
  return result
}

async function answersIn(ctx: Ctx, courseId: string): Promise<Map<string, Answer>> {
  const keeper = await keeperIn(ctx)
  if (!keeper) return new Map()
  const { table, owner } = shelfOf(keeper, 'answers')
  const { rows } = await sql<{ block_slug: string; answer: Answer }>`
    select block_slug, answer from ${table} where ${owner} = ${keeper.id} and course_id = ${courseId}`.execute(ctx.trx)
  return new Map(rows.map((row) => [row.block_slug, row.answer]))
}
