// The fields of each kind of block but the check. Markdown and code that stand below a line of --- are read apart.
import { z } from 'zod'
import { CODE_LANGUAGES } from '@stoa/domain/library'
import { line, media, text, whole } from './fields.ts'

const step = z
  .strictObject({ title: line(120), text: text(2000), image: media.optional(), alt: text(1000).optional() })
  .refine((value) => (value.image === undefined) === (value.alt === undefined), { path: ['image'], message: 'needs alt, and alt an image.' })

/** No two parts of a block may be called the same: people choose by these words. */
const distinct = <T extends z.ZodType<readonly Record<string, unknown>[]>>(list: T, field: string) =>
  list.refine((parts) => new Set(parts.map((part) => part[field])).size === parts.length, `holds two with the same ${field}.`)

/** Fields by kind. */
export const plainBlocks = {
  text: z.strictObject({}),
  image: z.strictObject({ src: media, alt: text(1000), caption: text(500).optional() }),
  video: z.strictObject({ src: media, poster: media, captions: media, title: line(120), transcript: text(20_000) }),
  audio: z.strictObject({ src: media, title: line(120), transcript: text(20_000) }),
  file: z.strictObject({ src: media, title: line(120), description: line(300) }),
  callout: z.strictObject({ tone: z.enum(['note', 'tip', 'warning', 'danger']), title: line(120) }),
  code: z.strictObject({ language: z.enum(CODE_LANGUAGES), title: line(120).optional() }),
  table: z.strictObject({ caption: line(200) }),
  steps: z.strictObject({ title: line(120).optional(), steps: distinct(z.array(step).min(2).max(20), 'title') }),
  reveal: z.strictObject({ prompt: text(500) }),
  cards: z.strictObject({ title: line(120), cards: distinct(z.array(z.strictObject({ front: line(200), back: text(600) })).min(2).max(30), 'front') }),
  tabs: z.strictObject({ tabs: distinct(z.array(z.strictObject({ title: line(60), text: text(10_000) })).min(2).max(6), 'title') }),
  embed: z.strictObject({ url: z.string().max(2000), title: line(120), minutes: whole(1, 30) }),
} as const

/** Kinds whose Markdown stands below their fields, after a line of ---. A text has no fields, so its Markdown is all of it. */
export const MARKDOWN_BELOW: readonly string[] = ['callout', 'table', 'reveal']

/** Files that a block's fields name: the path of each field, and what may stand there. */
export function filesIn(kind: string, fields: Record<string, unknown>): { path: (string | number)[]; role: MediaRole }[] {
  const named: { path: (string | number)[]; role: MediaRole }[] = [
    { path: ['src'], role: SRC[kind] ?? 'picture' },
    { path: ['poster'], role: 'picture' },
    { path: ['captions'], role: 'captions' },
    { path: ['image'], role: 'picture' },
    ...((fields.steps as unknown[] | undefined) ?? []).map((_, at) => ({ path: ['steps', at, 'image'], role: 'picture' as const })),
  ]
  return named.filter(({ path }) => path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], fields) !== undefined)
}

/** What a field may name. */
export type MediaRole = 'picture' | 'video' | 'captions' | 'audio' | 'file'
const SRC: Record<string, MediaRole> = { video: 'video', audio: 'audio', file: 'file' }
