// The shape of each file of a course.
import { z } from 'zod'
import { line, locale, media, slug, text, whole } from './fields.ts'

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
  })
  .refine((course) => (course.cover === undefined) === (course.cover_alt === undefined), {
    path: ['cover'],
    message: 'needs cover_alt, and cover_alt a cover.',
  })

/** The head of a lesson. */
export const lessonHead = z.strictObject({ title: line(120), minutes: whole(1, 30), summary: line(200) })

/** What a right answer is: some of the choices, and exactly one where the kind is single; no two alike. */
const answered = <T extends { kind: 'single' | 'multiple'; choices: { text: string; correct?: boolean }[] }>(shape: z.ZodType<T>) =>
  shape
    .refine(({ choices }) => choices.some((choice) => choice.correct), { path: ['choices'], message: 'has no correct choice.' })
    .refine(({ kind, choices }) => kind === 'multiple' || choices.filter((choice) => choice.correct).length <= 1, {
      path: ['choices'],
      message: 'has more than one correct choice, so its kind must be multiple.',
    })
    .refine(({ choices }) => new Set(choices.map((choice) => choice.text)).size === choices.length, {
      path: ['choices'],
      message: 'holds the same choice twice.',
    })
    .refine(({ choices }) => !choices.some((choice) => /^(all|none) of the above\b/i.test(choice.text)), {
      path: ['choices'],
      message: 'refers to the other choices, whose order changes.',
    })

/** The fields of each kind of block; the Markdown of `text` and `callout` is read apart. */
export const blockFields = {
  text: z.strictObject({}),
  image: z.strictObject({ src: media, alt: text(1000), caption: text(500).optional() }),
  video: z.strictObject({ src: media, poster: media, captions: media, title: line(120), transcript: text(20_000) }),
  callout: z.strictObject({ tone: z.enum(['note', 'tip', 'warning', 'danger']), title: line(120) }),
  check: answered(
    z.strictObject({
      skill: slug,
      kind: z.enum(['single', 'multiple']),
      prompt: text(1000),
      choices: z
        .array(z.strictObject({ text: text(500), correct: z.boolean().optional(), feedback: text(1000).optional() }))
        .min(2)
        .max(6),
      explanation: text(2000).optional(),
    }),
  ),
} as const

export type BlockKind = keyof typeof blockFields

const question = answered(
  z.strictObject({
    id: slug,
    kind: z.enum(['single', 'multiple']),
    block: slug,
    difficulty: whole(1, 3),
    prompt: text(1000),
    choices: z
      .array(z.strictObject({ text: text(500), correct: z.boolean().optional() }))
      .min(3)
      .max(6),
    explanation: text(2000),
  }),
)

/** pools/<slug>.yaml */
export const poolFile = z.strictObject({ skill: slug, questions: z.array(question).min(1) })

/** exam.yaml */
export const examFile = z.strictObject({
  title: line(120),
  minutes: whole(1, 480),
  pass_percent: whole(1, 100),
  attempts_max: whole(1, 100),
  cooldown_hours: whole(0, 8760),
  draw: z.array(z.strictObject({ pool: slug, count: whole(1, 500) })).min(1),
  rules: z.array(line(300)).default([]),
})

export type CourseFile = z.infer<typeof courseFile>
export type LessonHead = z.infer<typeof lessonHead>
export type PoolFile = z.infer<typeof poolFile>
export type ExamFile = z.infer<typeof examFile>
