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

/** One lesson, with its blocks in order. */
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

/** A question, the choices with what is right, and the block that answers it. */
export interface QuestionForm {
  id: string
  kind: 'single' | 'multiple'
  block: string
  difficulty: number
  prompt: string
  choices: { text: string; correct: boolean }[]
  explanation: string
}

/** How the course is examined: how long, how often, and how many questions from which pool. */
export interface ExamForm {
  title: string
  minutes: number
  pass_percent: number
  attempts_max: number
  cooldown_hours: number
  draw: { pool: string; count: number }[]
  rules: string[]
}
