import type { ExamForm } from './exam-form.ts'
export type { DrawForm, ExamForm } from './exam-form.ts'

/** A course as authors write it: what publishing takes and exporting gives back. Files are named by their hash. */
export interface CourseForm {
  slug: string
  title: string
  summary: string
  language: string
  for: string
  outcomes: string[]
  skills: { slug: string; title: string }[]
  cover: string | null
  cover_alt: string
  /** What anyone may do before they have an account: slugs of a lesson and of five checks. */
  try?: { lesson: string; checks: string[]; every_lesson?: true | undefined }
  lessons: LessonForm[]
  pools: PoolForm[]
  exam: ExamForm | null
}

/** One lesson, with its blocks in order. */
export interface LessonForm {
  slug: string
  title: string
  minutes: number
  summary: string
  blocks: BlockForm[]
}

/** Every kind of block. */
export type BlockKind = (typeof BLOCK_KINDS)[number]
const BLOCK_KINDS = ['text', 'image', 'video', 'audio', 'file', 'callout', 'code', 'table', 'steps', 'reveal', 'cards', 'tabs', 'embed', 'check'] as const

/** A block's words by field. `files` holds, for each field that names a file, by its path, the hash of its bytes; `markdown` what is
 *  rendered, `code` what is shown as it is. */
export interface BlockForm {
  slug: string
  kind: BlockKind
  source: { files?: Record<string, string>; markdown?: string; code?: string; [field: string]: unknown }
}

/** Questions of one skill. */
export interface PoolForm {
  slug: string
  skill: string
  questions: QuestionForm[]
}

/** What a question of each kind is made of beside its prompt, with what is right. In a check a choice may also have feedback. */
export type QuestionWords =
  | { kind: 'single' | 'multiple'; choices: { text: string; correct: boolean }[] }
  | { kind: 'numeric'; answer: number; tolerance?: number; unit?: string }
  | { kind: 'ordering'; items: string[] }
  | { kind: 'matching'; pairs: { left: string; right: string }[]; extra?: string[] }
  | { kind: 'fill-in'; text: string; blanks: string[][] }
  | { kind: 'hot-spot'; image: string; alt: string; spots: SpotForm[]; files: Record<string, string> }

/** A marked area of a picture, in per cent of it. */
export interface SpotForm {
  name: string
  x: number
  y: number
  width: number
  height: number
  correct?: boolean
}

/** A question of a pool, what is right, and the block that answers it. */
export type QuestionForm = { id: string; block: string; difficulty: number; prompt: string; explanation: string } & QuestionWords
