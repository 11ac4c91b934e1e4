/** How the course is examined: how long, how often, and how many questions from which pool. */
export interface ExamForm {
  title: string
  minutes: number
  pass_percent: number
  attempts_max: number
  cooldown_hours: number
  draw: DrawForm[]
  /** What is confirmed before the start, where it is not the sentence for everybody. */
  honour?: string
  rules: string[]
}

/** How many questions an exam takes from one pool: of any difficulty, or of each. */
export type DrawForm = { pool: string; count: number } | { pool: string; easy: number; medium: number; hard: number }
