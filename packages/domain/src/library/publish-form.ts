import { hashOf } from '../tenancy/index.ts'

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
  lessons: LessonForm[]
  pools: PoolForm[]
  exam: ExamForm | null
}

export interface LessonForm {
  slug: string
  title: string
  minutes: number
  summary: string
  blocks: BlockForm[]
}

/** A block's words by field. `files` holds, for each field that names a file, the hash of its bytes; `markdown` what is rendered. */
export interface BlockForm {
  slug: string
  kind: 'text' | 'image' | 'video' | 'callout' | 'check'
  source: { files?: Record<string, string>; markdown?: string; [field: string]: unknown }
}

/** Questions of one skill. */
export interface PoolForm {
  slug: string
  skill: string
  questions: QuestionForm[]
}

export interface QuestionForm {
  id: string
  kind: 'single' | 'multiple'
  block: string
  difficulty: number
  prompt: string
  choices: { text: string; correct: boolean }[]
  explanation: string
}

export interface ExamForm {
  title: string
  minutes: number
  pass_percent: number
  attempts_max: number
  cooldown_hours: number
  draw: { pool: string; count: number }[]
  rules: string[]
}

/** What a block says, wherever it stands and whatever its files are called: readers keep their progress while this stays the same. */
export function blockHash({ kind, source: { files = {}, ...words } }: BlockForm): string {
  const said = Object.fromEntries(Object.entries(words).filter(([field]) => !(field in files)))
  return hashOf({ block: kind, said, files })
}

/** What a question asks and answers. It can be read where the key cannot, so it must not give the key away to somebody who tries
 *  the few possible keys: the explanation, which is as secret as the key, is hashed along. */
export function questionHash(skill: string, { id: _, ...question }: QuestionForm): string {
  return hashOf({ skill, ...question })
}

/** Everything in a version. The order of pools and of questions inside a pool says nothing, so it does not count. */
export function courseHash({ slug: _, lessons, pools, ...course }: CourseForm): string {
  return hashOf({
    ...course,
    lessons: lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.map((block) => [block.slug, blockHash(block)]) })),
    questions: pools.flatMap(({ slug, skill, questions }) => questions.map((question) => [slug, question.id, questionHash(skill, question)].join(' '))).sort(),
  })
}
