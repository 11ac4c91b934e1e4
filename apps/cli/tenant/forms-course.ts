// The shape of each file of a course.
import type { DrawForm } from '@stoa/domain/library'
import { z } from 'zod'
import { line, locale, media, slug, whole } from './fields.ts'
import { plainBlocks } from './forms-blocks.ts'
import { check, question } from './forms-question.ts'

const trial = z.strictObject({
  lesson: slug,
  checks: z
    .array(slug)
    .refine((checks) => checks.length === 5, 'must name five checks.')
    .refine((checks) => new Set(checks).size === checks.length, 'names a check twice.'),
  every_lesson: z.literal(true, 'is true or left out.').optional(),
})

/** course.yaml */
export const courseFile = z
  .strictObject({
    title: line(120),
    summary: line(200),
    language: locale,
    for: line(200),
    outcomes: z.array(line(200)).min(3).max(6),
    skills: z.record(slug, line(120)).refine((skills) => Object.keys(skills).length > 0, 'needs at least one skill.'),
    cover: media.optional(),
    cover_alt: line(500).optional(),
    try: trial.optional(),
  })
  .refine((course) => (course.cover === undefined) === (course.cover_alt === undefined), {
    path: ['cover'],
    message: 'needs cover_alt, and cover_alt a cover.',
  })

/** The head of a lesson. */
export const lessonHead = z.strictObject({ title: line(120), minutes: whole(1, 30), summary: line(200) })

/** The fields of each kind of block. */
export const blockFields = { ...plainBlocks, check } as const

/** pools/<slug>.yaml */
export const poolFile = z.strictObject({ skill: slug, questions: z.array(question).min(1) })

// How many questions come from one pool: of any difficulty, or of each.
const draw = z
  .strictObject({
    pool: slug,
    count: whole(1, 500).optional(),
    easy: whole(0, 500).optional(),
    medium: whole(0, 500).optional(),
    hard: whole(0, 500).optional(),
  })
  .refine(({ count, easy, medium, hard }) => count === undefined || [easy, medium, hard].every((each) => each === undefined), {
    path: ['count'],
    message: 'stands beside easy, medium or hard. Say one or the other.',
  })
  .refine(({ count = 0, easy = 0, medium = 0, hard = 0 }) => count + easy + medium + hard > 0, {
    path: ['pool'],
    message: 'is drawn from with no number. Say count, or how many are easy, medium and hard.',
  })
  .transform(({ pool, count, easy = 0, medium = 0, hard = 0 }): DrawForm => (count === undefined ? { pool, easy, medium, hard } : { pool, count }))

/** exam.yaml */
export const examFile = z.strictObject({
  title: line(120),
  minutes: whole(1, 480),
  pass_percent: whole(1, 100),
  attempts_max: whole(1, 100),
  cooldown_hours: whole(0, 8760),
  draw: z.array(draw).min(1),
  honour: line(300).optional(),
  rules: z.array(line(300)).default([]),
})

export type CourseFile = z.infer<typeof courseFile>
export type LessonHead = z.infer<typeof lessonHead>
export type PoolFile = z.infer<typeof poolFile>
export type ExamFile = z.infer<typeof examFile>
