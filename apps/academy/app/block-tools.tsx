import { BlockTools, ToolLink, ToolToggle } from '@stoa/ui'
import type { PageWords } from '@stoa/words'
import { useState } from 'react'
import { BlockNote } from './block-note.tsx'
import { paths } from './paths.ts'

interface ReaderToolsProps {
  course: string
  lesson: string
  block: { slug: string; kind: string }
  /** Whose tools these are. */
  person: string
  note: { text: string; edit: number } | null
  marked: boolean
  /** Why the bookmark was not kept. */
  failed: string | null
  onToggle: (block: string) => void
  words: PageWords['notes']
}

/** The form that bookmark buttons belong to, so that they work before JavaScript arrives. */
export const BOOKMARKS_FORM = 'bookmarks'

/** Beneath a block: write a note, set a bookmark, or leave a question for later. */
export function ReaderTools({ course, lesson, block, person, note, marked, failed, onToggle, words }: ReaderToolsProps) {
  const [writing, setWriting] = useState(false)
  const isQuestion = block.kind === 'check'
  return (
    <>
      <BlockNote
        key={`${course} ${lesson}`} course={course} lesson={lesson} block={block.slug} person={person} note={note}
        open={writing} onOpen={setWriting} words={words}
      />
      <BlockTools>
        {!note && !writing && (
          <ToolLink icon="pencil" href={paths.noteAt(course, lesson, block.slug)} data-tool="note" onClick={(event) => (event.preventDefault(), setWriting(true))}>
            {words.note}
          </ToolLink>
        )}
        <ToolToggle
          icon={isQuestion ? 'clock' : 'bookmark'}
          on={marked}
          form={BOOKMARKS_FORM}
          name={marked ? 'off' : 'set'}
          value={block.slug}
          data-tool="bookmark"
          onClick={(event) => (event.preventDefault(), onToggle(block.slug))}
        >
          {isQuestion ? (marked ? words.isLeft : words.leave) : marked ? words.bookmarked : words.bookmark}
        </ToolToggle>
        {failed && <span role="alert" className="text-xs text-danger-text">{failed}</span>}
      </BlockTools>
    </>
  )
}
