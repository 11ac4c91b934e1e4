import { cellsOf, DIFFICULTIES } from '@stoa/domain/library'
import type { Faults } from './faults.ts'
import type { ExamFile } from './forms-course.ts'
import type { CourseRead } from './read-course.ts'

/** Notes what does not fit together inside a course: ids used twice, skills, blocks and pools that are named and not there, pools that are
 *  too small for what the exam draws.  in: at, the course's folder as shown */
export function checkCourse(faults: Faults, at: string, course: CourseRead): void {
  checkLessons(faults, at, course)
  const skills = course.facts ? new Set(Object.keys(course.facts.value.skills)) : null
  const blocks = new Map<string, string>()
  for (const lesson of course.lessons) {
    for (const { slug, kind, line, fields } of lesson.blocks) {
      const first = blocks.get(slug)
      if (first) faults.add(lesson.file, line, `The block id ${slug} is used already, in ${first}.`)
      else blocks.set(slug, `${lesson.file}:${line}`)
      if (kind === 'check' && skills && !skills.has(String(fields.value.skill)))
        fields.refuse(['skill'], `The course has no skill ${String(fields.value.skill)}.`)
    }
  }
  const ids = new Map<string, string>()
  for (const pool of course.pools) {
    if (skills && !skills.has(pool.value.skill)) pool.refuse(['skill'], `The course has no skill ${pool.value.skill}.`)
    pool.value.questions.forEach(({ id, block }, index) => {
      const path = ['questions', index, 'id'] as const
      if (ids.has(id)) pool.refuse(path, `The question id ${id} is used already, in ${ids.get(id)}.`)
      else ids.set(id, `${pool.file}:${pool.line(...path)}`)
      if (!blocks.has(block)) pool.refuse(['questions', index, 'block'], `No lesson of this course has a block ${block}.`)
    })
  }
  checkTrial(course)
  checkExam(faults, at, course)
}

function checkTrial({ facts, lessons }: CourseRead): void {
  const trial = facts?.value.try
  if (!facts || !trial) return
  if (!lessons.some((lesson) => lesson.slug === trial.lesson)) facts.refuse(['try', 'lesson'], `There is no lesson ${trial.lesson} in this course.`)
  const kinds = new Map(lessons.flatMap((lesson) => lesson.blocks.map(({ slug, kind }) => [slug, kind] as const)))
  trial.checks.forEach((check, index) => {
    const kind = kinds.get(check)
    if (kind === undefined) facts.refuse(['try', 'checks', index], `No lesson of this course has a check ${check}.`)
    else if (kind !== 'check') facts.refuse(['try', 'checks', index], `The block ${check} is of the kind ${kind}, and a self-check is made of checks.`)
  })
}

function checkLessons(faults: Faults, at: string, { lessons, facts }: CourseRead): void {
  if (lessons.length === 0 && facts) faults.add(`${at}/lessons`, 1, 'A course has at least one lesson.')
  const slugs = new Map<string, string>()
  const numbers = new Map<number, string>()
  for (const { slug, number, file } of lessons) {
    if (slugs.has(slug)) faults.add(file, 1, `The lesson ${slug} is there already: ${slugs.get(slug)}.`)
    if (numbers.has(number)) faults.add(file, 1, `The place ${number} is taken by ${numbers.get(number)}.`)
    slugs.set(slug, file)
    numbers.set(number, file)
  }
}

function checkExam(faults: Faults, at: string, { pools, exam }: CourseRead): void {
  const drawn = new Set<string>()
  exam?.value.draw.forEach((draw, index) => {
    const slug = draw.pool
    const pool = pools.find((each) => each.slug === slug)
    if (drawn.has(slug)) exam.refuse(['draw', index, 'pool'], `The pool ${slug} is drawn from twice.`)
    drawn.add(slug)
    if (!pool) exam.refuse(['draw', index, 'pool'], `There is no pool ${slug} that could be read.`)
    else for (const fault of tooFew(draw, pool.value.questions)) exam.refuse(['draw', index, fault.field], fault.sentence)
  })
  for (const pool of pools) {
    if (!exam) faults.add(`${at}/exam.yaml`, 1, `There is a pool ${pool.slug}, and no exam that could be read to draw from it.`)
    else if (!drawn.has(pool.slug)) pool.refuse([], `The exam does not draw from this pool.`)
  }
}

const NAMES = Object.entries(DIFFICULTIES)

/** out: each difficulty of which more is drawn than the pool holds */
function tooFew(draw: ExamFile['draw'][number], questions: readonly { difficulty: number }[]): { field: string; sentence: string }[] {
  return cellsOf(draw).flatMap(({ difficulty, count }) => {
    const there = questions.filter((question) => difficulty === null || question.difficulty === difficulty).length
    const name = NAMES.find(([, number]) => number === difficulty)?.[0]
    if (there >= count) return []
    return [{ field: name ?? 'count', sentence: `The pool ${draw.pool} has ${there} ${name ? `${name} ` : ''}questions, so ${count} cannot be drawn.` }]
  })
}
