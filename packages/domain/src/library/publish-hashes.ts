import { hashOf } from '../tenancy/index.ts'
import { without } from './fields.ts'
import type { BlockForm, CourseForm, QuestionForm } from './publish-form.ts'

/** What a block says, wherever it stands and whatever its files are called: readers keep their progress while this stays the same. */
export function blockHash({ kind, source: { files = {}, ...words } }: BlockForm): string {
  return hashOf({ block: kind, said: without(words, Object.keys(files)), files })
}

/** What a question asks and answers. It can be read where the key cannot, so it must not give the key away to somebody who tries
 *  the few possible keys: the explanation, which is as secret as the key, is hashed along. */
export function questionHash(skill: string, { id: _, ...question }: QuestionForm): string {
  if (question.kind !== 'hot-spot') return hashOf({ skill, ...question })
  const { image: _name, ...said } = question // A picture is its bytes, whatever its file is called.
  return hashOf({ skill, ...said })
}

/** Everything in a version. The order of pools and of questions inside a pool says nothing, so it does not count. */
export function courseHash({ slug: _, lessons, pools, ...course }: CourseForm): string {
  return hashOf({
    ...course,
    lessons: lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.map((block) => [block.slug, blockHash(block)]) })),
    questions: pools
      .flatMap(({ slug, skill, questions }) => questions.map((question) => [slug, question.id, questionHash(skill, question)].join(' ')))
      .sort(),
  })
}
