// The shape of each kind of question, in a check and in a pool. Kept beside tenants/README.md, which says the same in words.
import { z } from 'zod'
import { blanksIn, decimalOf, folded } from '@stoa/domain/library'
import { line, media, slug, text, whole } from './fields.ts'

const KINDS = ['single', 'multiple', 'numeric', 'ordering', 'matching', 'fill-in', 'hot-spot']
const unknownKind = (issue: { code?: string }) => (issue.code === 'invalid_union' ? `must be one of ${KINDS.join(', ')}.` : undefined)

const decimal = z.number().refine((number) => decimalOf(number) !== null, 'has more digits than anybody would type.')
const percent = z.number().min(0).max(100)
const choice = { text: text(500), correct: z.boolean().optional() }
const spot = z.strictObject({ name: line(120), x: percent, y: percent, width: percent.min(2), height: percent.min(2), correct: z.boolean().optional() })

const numeric = { kind: z.literal('numeric'), answer: decimal, tolerance: decimal.min(0).optional(), unit: line(20).optional() }
const ordering = { kind: z.literal('ordering'), items: z.array(text(300)).min(3).max(8) }
const pair = z.strictObject({ left: text(300), right: line(200) })
const matching = { kind: z.literal('matching'), pairs: z.array(pair).min(2).max(6), extra: z.array(line(200)).max(3).optional() }
const taken = z.array(line(100).refine((word) => folded(word) !== '', 'holds nothing that could be compared.')).min(1).max(12)
const fillIn = { kind: z.literal('fill-in'), text: text(1000), blanks: z.array(taken).min(1).max(8) }
const hotSpot = { kind: z.literal('hot-spot'), image: media, alt: text(1000), spots: z.array(spot).min(2).max(8) }

const areDistinct = (texts: string[]) => new Set(texts).size === texts.length

/** What a right answer is: some of the choices, and exactly one where the kind is single; no two alike. */
const chosen = <S extends z.ZodType<{ kind: string; choices: { text: string; correct?: boolean }[] }>>(shape: S) =>
  shape
    .refine(({ choices }) => choices.some((one) => one.correct), { path: ['choices'], message: 'has no correct choice.' })
    .refine(({ kind, choices }) => kind === 'multiple' || choices.filter((one) => one.correct).length <= 1, {
      path: ['choices'],
      message: 'has more than one correct choice, so its kind must be multiple.',
    })
    .refine(({ choices }) => areDistinct(choices.map((one) => one.text)), { path: ['choices'], message: 'holds the same choice twice.' })
    .refine(({ choices }) => !choices.some((one) => /^(all|none) of the above\b/i.test(one.text)), {
      path: ['choices'],
      message: 'refers to the other choices, whose order changes.',
    })

const ordered = <S extends z.ZodType<{ items: string[] }>>(shape: S) =>
  shape.refine(({ items }) => areDistinct(items), { path: ['items'], message: 'holds the same item twice.' })

const matched = <S extends z.ZodType<{ pairs: { left: string; right: string }[]; extra?: string[] }>>(shape: S) =>
  shape
    .refine(({ pairs }) => areDistinct(pairs.map((one) => one.left)), { path: ['pairs'], message: 'holds the same left side twice.' })
    .refine(({ pairs, extra = [] }) => areDistinct([...pairs.map((one) => one.right), ...extra]), {
      path: ['pairs'],
      message: 'holds the same right side twice, counting extra.',
    })

const filled = <S extends z.ZodType<{ text: string; blanks: string[][] }>>(shape: S) =>
  shape.refine(({ text, blanks }) => blanksIn(text).join() === blanks.map((_, at) => at + 1).join(), {
    path: ['text'],
    message: 'holds {1}, {2} and so on, each once and in order, one for each entry of blanks.',
  })

type Place = z.infer<typeof spot>
const touch = (a: Place, b: Place) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const pointed = <S extends z.ZodType<{ spots: Place[] }>>(shape: S) =>
  shape
    .refine(({ spots }) => spots.some((one) => one.correct), { path: ['spots'], message: 'has no correct spot.' })
    .refine(({ spots }) => areDistinct(spots.map((one) => one.name)), { path: ['spots'], message: 'holds the same name twice.' })
    .refine(({ spots }) => spots.every((one) => one.x + one.width <= 100 && one.y + one.height <= 100), {
      path: ['spots'],
      message: 'reaches beyond the picture: x and width, y and height come to at most 100.',
    })
    .refine(({ spots }) => !spots.some((one, at) => spots.slice(at + 1).some((other) => touch(one, other))), {
      path: ['spots'],
      message: 'holds two spots that overlap.',
    })

const ofCheck = { skill: slug, prompt: text(1000), explanation: text(2000).optional() }
const checkChoices = z.array(z.strictObject({ ...choice, feedback: text(1000).optional() })).min(2).max(6)

/** A check inside a lesson. */
export const check = z.discriminatedUnion(
  'kind',
  [
    chosen(z.strictObject({ ...ofCheck, kind: z.literal('single'), choices: checkChoices })),
    chosen(z.strictObject({ ...ofCheck, kind: z.literal('multiple'), choices: checkChoices })),
    z.strictObject({ ...ofCheck, ...numeric }),
    ordered(z.strictObject({ ...ofCheck, ...ordering })),
    matched(z.strictObject({ ...ofCheck, ...matching })),
    filled(z.strictObject({ ...ofCheck, ...fillIn })),
    pointed(z.strictObject({ ...ofCheck, ...hotSpot })),
  ],
  { error: unknownKind },
)

const ofPool = { id: slug, block: slug, difficulty: whole(1, 3), prompt: text(1000), explanation: text(2000) }
const poolChoices = z.array(z.strictObject(choice)).min(3).max(6)

/** A question of a pool. */
export const question = z.discriminatedUnion(
  'kind',
  [
    chosen(z.strictObject({ ...ofPool, kind: z.literal('single'), choices: poolChoices })),
    chosen(z.strictObject({ ...ofPool, kind: z.literal('multiple'), choices: poolChoices })),
    z.strictObject({ ...ofPool, ...numeric }),
    ordered(z.strictObject({ ...ofPool, ...ordering })),
    matched(z.strictObject({ ...ofPool, ...matching })),
    filled(z.strictObject({ ...ofPool, ...fillIn })),
    pointed(z.strictObject({ ...ofPool, ...hotSpot })),
  ],
  { error: unknownKind },
)
