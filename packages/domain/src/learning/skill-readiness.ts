import { answersNeeded, bandOf, type Band } from './band.ts'

/** How ready somebody is in one skill, how many answers say so, and what would raise it. */
export interface SkillReadiness {
  skill: string
  title: string
  band: Band
  answered: number
  right: number
  /** How many more answers it takes before anything can be said; null where the course has too few questions of this skill to ever say it. */
  missing: number | null
  /** Questions that were not answered in ninety days: how many of practice, and where knowledge checks are, one of a lesson. */
  left: { practice: number; checks: { lesson_slug: string; block_slug: string; lesson_title: string }[] }
  /** The blocks that answer what was wrong at the last time, one of a lesson. */
  read: { lesson_slug: string; block_slug: string; lesson_title: string }[]
}

/** A question of practice or a knowledge check; `is_right` is null where it was not answered lately. */
export interface QuestionLately {
  skill: string
  is_right: boolean | null
  is_check: boolean
  lesson_slug: string | null
  block_slug: string
  lesson_title: string | null
}

/** in: a skill; its questions as they were answered lately; the exam's pass mark */
export function readinessIn({ slug, title }: { slug: string; title: string }, own: QuestionLately[], passPercent: number): SkillReadiness {
  const [answered, left] = [own.filter((row) => row.is_right !== null), own.filter((row) => row.is_right === null)]
  const right = answered.filter((row) => row.is_right).length
  const needed = answersNeeded(own.length)
  return {
    skill: slug,
    title,
    band: bandOf(answered.length, right, passPercent, needed),
    answered: answered.length,
    right,
    missing: needed === null ? null : Math.max(0, needed - answered.length),
    left: { practice: left.filter((row) => !row.is_check).length, checks: onePerLesson(left.filter((row) => row.is_check)) },
    read: onePerLesson(answered.filter((row) => !row.is_right)),
  }
}

/** The first block of each lesson, in the order of the lessons; what no lesson holds any more is left out. */
function onePerLesson(rows: QuestionLately[]): SkillReadiness['read'] {
  const lessons = [...new Map(rows.filter((row) => row.lesson_slug !== null).toReversed().map((row) => [row.lesson_slug, row])).values()].toReversed()
  return lessons.map(({ lesson_slug, block_slug, lesson_title }) => ({ lesson_slug: lesson_slug!, block_slug, lesson_title: lesson_title! }))
}
