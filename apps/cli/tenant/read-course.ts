import { fieldAt, type BlockForm, type CourseForm, type LessonForm, type PoolForm, type QuestionForm } from '@stoa/domain/library'
import type { Images } from '@stoa/gateways'
import { asCheck, asQuestion } from './as-question.ts'
import { checkCourse } from './check-course.ts'
import type { Faults } from './faults.ts'
import { isSlug } from './fields.ts'
import { filesIn } from './forms-blocks.ts'
import { courseFile, examFile, poolFile, type CourseFile, type ExamFile, type PoolFile } from './forms-course.ts'
import type { Folder } from './read-files.ts'
import { readLesson, type BlockRead, type LessonRead } from './read-lesson.ts'
import { mediaReader, type MediaFile, type MediaReader } from './read-media.ts'
import { readYaml, type Read } from './read-yaml.ts'

/** A course's files as read, before they are known to fit together. */
export interface CourseRead {
  slug: string
  facts: Read<CourseFile> | null
  lessons: (LessonRead & { slug: string; number: number; file: string })[]
  pools: (Read<PoolFile> & { slug: string })[]
  exam: Read<ExamFile> | null
  /** The form to publish, and the files it names; good only where no fault was noted. */
  form: CourseForm
  files: MediaFile[]
}

/** Reads the folder of one course, and notes everything that is wrong inside it. */
export async function readCourse(faults: Faults, folder: Folder, images: Images, slug: string): Promise<CourseRead> {
  const at = `courses/${slug}`
  const read = await filesOf(faults, folder, at)
  const media = mediaReader({ ...folder, bytes: (path) => folder.bytes(`${at}/${path}`) }, images)
  const files = new Map<string, MediaFile>()
  const lessons: LessonForm[] = []
  for (const lesson of read.lessons) {
    const blocks: BlockForm[] = []
    for (const block of lesson.blocks) blocks.push(await blockForm(block, media, files))
    lessons.push({ slug: lesson.slug, title: '', minutes: 1, summary: '', ...lesson.head?.value, blocks })
  }
  const form: CourseForm = {
    ...factsOf(slug, read.facts?.value),
    cover: read.facts ? await coverOf(read.facts, media, files) : null,
    lessons,
    pools: await poolForms(read.pools, media, files),
    exam: read.exam ? examOf(read.exam.value) : null,
  }
  const course = { slug, ...read, form, files: [...files.values()] }
  checkCourse(faults, folder.shown(at), course)
  return course
}

async function filesOf(faults: Faults, folder: Folder, at: string): Promise<Pick<CourseRead, 'facts' | 'lessons' | 'pools' | 'exam'>> {
  for (const name of await folder.list(at)) {
    if (!['course.yaml', 'exam.yaml', 'lessons', 'pools', 'media'].includes(name))
      faults.add(folder.shown(`${at}/${name}`), 1, 'Nothing of this name belongs into the folder of a course.')
  }
  const text = await folder.text(`${at}/course.yaml`)
  if (text === null) faults.add(folder.shown(`${at}/course.yaml`), 1, 'This file is missing or cannot be read.')
  const facts = text === null ? null : readYaml(faults, folder.shown(`${at}/course.yaml`), text, courseFile)
  const lessons: CourseRead['lessons'] = []
  for (const name of await folder.list(`${at}/lessons`)) {
    const path = `${at}/lessons/${name}`
    const [, number, slug] = /^(\d{2,3})-(.+)\.md$/.exec(name) ?? []
    const lesson = await folder.text(path)
    if (!number || !slug || !isSlug(slug))
      faults.add(
        folder.shown(path),
        1,
        'A lesson’s file is called NN-slug.md: its place, and its permanent id in lower-case words joined by hyphens.',
      )
    else if (lesson !== null)
      lessons.push({ slug, number: Number(number), file: folder.shown(path), ...readLesson(faults, folder.shown(path), lesson) })
  }
  const pools: CourseRead['pools'] = []
  for (const { slug, path, text } of await yamlFiles(faults, folder, `${at}/pools`)) {
    const pool = readYaml(faults, path, text, poolFile)
    if (pool) pools.push({ slug, ...pool })
  }
  const exam = await folder.text(`${at}/exam.yaml`)
  return { facts, lessons, pools, exam: exam === null ? null : readYaml(faults, folder.shown(`${at}/exam.yaml`), exam, examFile) }
}

/** The files of a folder that are called <slug>.yaml; anything else there is noted. */
export async function yamlFiles(faults: Faults, folder: Folder, at: string): Promise<{ slug: string; path: string; text: string }[]> {
  const found: { slug: string; path: string; text: string }[] = []
  for (const name of await folder.list(at)) {
    const slug = name.replace(/\.yaml$/, '')
    const path = folder.shown(`${at}/${name}`)
    if (slug === name || !isSlug(slug)) {
      faults.add(path, 1, 'Files here are called slug.yaml, the slug in lower-case words joined by hyphens.')
      continue
    }
    const text = await folder.text(`${at}/${name}`)
    if (text !== null) found.push({ slug, path, text })
  }
  return found
}

function factsOf(slug: string, file: CourseFile | undefined): Omit<CourseForm, 'cover' | 'lessons' | 'pools' | 'exam'> {
  const { cover: _, cover_alt = '', skills = {}, ...facts } = file ?? { title: '', summary: '', language: '', for: '', outcomes: [] }
  return { slug, ...facts, cover_alt, skills: Object.entries(skills).map(([slug, title]) => ({ slug, title })) }
}

async function coverOf(facts: Read<CourseFile>, media: MediaReader, files: Map<string, MediaFile>): Promise<string | null> {
  if (facts.value.cover === undefined) return null
  const file = await media(facts.value.cover, 'picture', (sentence) => facts.refuse(['cover'], sentence))
  if (!file) return null
  if (file.width! < 1600 || file.height! < 900)
    facts.refuse(['cover'], `The cover must be at least 1600 × 900 pixels; it is ${file.width} × ${file.height}.`)
  files.set(file.sha256, file)
  return file.sha256
}

async function blockForm({ slug, kind, fields, below }: BlockRead, media: MediaReader, files: Map<string, MediaFile>): Promise<BlockForm> {
  const hashes: Record<string, string> = {}
  for (const { path, role } of filesIn(kind, fields.value)) {
    const file = await media(String(fieldAt(fields.value, path.join('.'))), role, (sentence) => fields.refuse(path, sentence))
    if (file) files.set((hashes[path.join('.')] = file.sha256), file)
  }
  const source = kind === 'check' ? asCheck(fields.value) : fields.value
  return { slug, kind, source: { ...source, ...below, ...(Object.keys(hashes).length > 0 ? { files: hashes } : {}) } }
}

async function poolForms(pools: CourseRead['pools'], media: MediaReader, files: Map<string, MediaFile>): Promise<PoolForm[]> {
  const forms: PoolForm[] = []
  for (const { slug, value, refuse } of pools) {
    const questions: QuestionForm[] = []
    for (const [index, question] of value.questions.entries()) {
      const file = question.kind === 'hot-spot' ? await media(question.image, 'picture', (why) => refuse(['questions', index, 'image'], why)) : null
      if (file) files.set(file.sha256, file)
      questions.push(asQuestion(question, file?.sha256 ?? ''))
    }
    forms.push({ slug, skill: value.skill, questions })
  }
  return forms
}

// A sentence that was left out stays left out, and does not become one that is undefined.
function examOf({ honour, ...exam }: ExamFile): NonNullable<CourseForm['exam']> {
  return { ...exam, ...(honour === undefined ? {} : { honour }) }
}
