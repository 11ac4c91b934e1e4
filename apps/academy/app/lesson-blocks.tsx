import type { CheckResult, OpenLesson } from '@stoa/domain/learning'
import { ReaderTools } from './block-tools.tsx'
import { useLanguage } from './language.tsx'
import { LessonBlock } from './lesson-block.tsx'
import type { useBookmarks } from './note-sending.ts'
import type { Refused } from './request.server.ts'
import { useRoot } from './root.tsx'

interface LessonBlocksProps {
  lesson: Pick<OpenLesson, 'answers' | 'seconds' | 'notes'> & Pick<OpenLesson['lesson'], 'slug' | 'blocks'> & { course: { slug: string; language: string } }
  /** Of the check that was just answered. */
  result: (CheckResult & { checked: string }) | null
  /** What an answer was refused for, and which. */
  refused: { block: string | undefined; refused: Refused } | null
  /** Null for a guest, who keeps neither notes nor bookmarks. */
  bookmarks: ReturnType<typeof useBookmarks> | null
}

/** The blocks of a lesson, each with what its reader left in it. */
export function LessonBlocks({ lesson, result, refused, bookmarks }: LessonBlocksProps) {
  const spoken = useLanguage()
  const person = useRoot()?.viewer?.id ?? ''
  const { slug, course } = lesson
  return lesson.blocks.map((block) => {
    const note = lesson.notes.find((one) => one.block_slug === block.slug) ?? null
    const marked = bookmarks?.marked.includes(block.slug) ?? false
    const lost = bookmarks?.failed
    const failed = lost?.block === block.slug ? lost.sentence : null
    const tools = { course: course.slug, lesson: slug, block, person, note, marked, failed, words: spoken.w.notes }
    return (
      <LessonBlock
        key={block.slug}
        block={block}
        course={course.slug}
        lesson={slug}
        language={course.language}
        spoken={spoken}
        result={result?.checked === block.slug ? result : null}
        refused={refused && refused.block === block.slug ? refused.refused : null}
        before={lesson.answers.find((one) => one.block_slug === block.slug) ?? null}
        second={lesson.seconds[block.slug] ?? 0}
        own={note !== null || marked || failed !== null}
        tools={bookmarks && <ReaderTools {...tools} onToggle={(at) => void bookmarks.toggle(at)} />}
      />
    )
  })
}
