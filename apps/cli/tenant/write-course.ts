import { fieldAt, type BlockForm, type CourseForm, type LessonForm, type QuestionForm } from '@stoa/domain/library'
import { inOrder, yaml } from './yaml-text.ts'

/** A file whose bytes are in storage. */
export interface FileBytes {
  sha256: string
}

/** The files of a course by their path in its folder.  in: types, the content type of each file by hash */
export function courseFiles(course: CourseForm, types: Map<string, string>): Map<string, string | FileBytes> {
  const files = new Map<string, string | FileBytes>()
  const media = mediaOf(course, types)
  const { slug: _, skills, cover, cover_alt, try: trial, lessons, pools, exam, ...facts } = course
  const picture = cover === null ? {} : { cover: media.get(cover)!, cover_alt }
  files.set('course.yaml', yaml({ ...facts, skills: Object.fromEntries(skills.map(({ slug, title }) => [slug, title])), ...picture, ...(trial ? { try: inOrder(trial) } : {}) }))
  lessons.forEach((lesson, index) => files.set(`lessons/${String(index + 1).padStart(2, '0')}-${lesson.slug}.md`, lessonText(lesson)))
  for (const { slug, skill, questions } of pools) files.set(`pools/${slug}.yaml`, yaml({ skill, questions: questions.map(questionOf) }))
  if (exam) files.set('exam.yaml', yaml(exam))
  for (const [sha256, path] of media) files.set(path, { sha256 })
  for (const [path, sha256] of namedIn(course)) files.set(path, { sha256 })
  return files
}

/** A lesson in the form that authors write. */
export function lessonText({ title, minutes, summary, blocks }: LessonForm): string {
  return `---\n${yaml({ title, minutes, summary })}---\n${blocks.map(blockText).join('\n')}`
}

function blockText({ slug, kind, source: { files: _, markdown, code, ...fields } }: BlockForm): string {
  const head = Object.keys(fields).length > 0 ? yaml(inOrder(fields)) : ''
  const below = markdown ?? code
  const body = below === undefined ? '' : `${head ? '---\n' : ''}${below}\n`
  return `::: ${kind} ${slug}\n${head}${body}:::\n`
}

function questionOf(question: QuestionForm) {
  if (question.kind === 'single' || question.kind === 'multiple')
    return { ...question, choices: question.choices.map(({ text, correct }) => (correct ? { text, correct } : { text })) }
  if (question.kind !== 'hot-spot') return question
  const { files: _, ...written } = question
  return written
}

/** Each path that a block or a question names, with the hash of what is there. */
function namedIn(course: CourseForm): [path: string, sha256: string][] {
  const blocks = course.lessons.flatMap((lesson) => lesson.blocks.map((block) => block.source))
  const questions = course.pools.flatMap((pool) => pool.questions) as { files?: Record<string, string>; [field: string]: unknown }[]
  return [...blocks, ...questions].flatMap((named) =>
    Object.entries(named.files ?? {}).map(([field, sha256]): [string, string] => [String(fieldAt(named, field)), sha256]),
  )
}

/** A path for each file. The cover's own name was never kept: it is called cover, unless a block has a name for the same bytes
 *  or has given that name to others. */
function mediaOf(course: CourseForm, types: Map<string, string>): Map<string, string> {
  const named = namedIn(course)
  const media = new Map(named.toReversed().map(([path, sha256]) => [sha256, path]))
  const { cover } = course
  if (cover === null || media.has(cover)) return media
  const extension = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }[types.get(cover) ?? '']
  const wanted = `media/cover.${extension}`
  const isTaken = named.some(([path]) => path === wanted)
  return media.set(cover, isTaken ? `media/cover-${cover.slice(0, 12)}.${extension}` : wanted)
}
