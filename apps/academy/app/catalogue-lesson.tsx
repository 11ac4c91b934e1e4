import type { ShownLesson } from '@stoa/domain/credentials'
import { cx, Minutes } from '@stoa/ui'
import { AsWritten } from './as-written.tsx'
import type { Spoken } from './spoken.ts'
import { paths } from './paths.ts'
import { stretchedLink } from './stretched-link.ts'

/** A lesson among results. It leads to the block that says it; whoever may not read the lesson yet is told there what it is. */
export function CatalogueLesson({ lesson, language }: { lesson: ShownLesson; language: Spoken }) {
  const href = paths.lesson(lesson.course_slug, lesson.lesson_slug, lesson.block_slug ?? undefined)
  return (
    <li className="relative border-b border-border py-4 hover:bg-surface-hover">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <a
          href={href}
          className={cx('text-l leading-close font-strong', stretchedLink)}
        >
          <AsWritten>{lesson.title}</AsWritten>
        </a>
        <Minutes minutes={lesson.minutes} said={language.minutes(lesson.minutes)} className="text-s text-muted" />
      </div>
      <p className="mt-0.5 text-s text-muted"><AsWritten>{lesson.course_title}</AsWritten></p>
      <p className="mt-1.5 max-w-column text-pretty">
        <bdi>
        {lesson.snippet
          ? lesson.snippet.map((piece, at) => (piece.marked ? <Mark key={at}>{piece.text}</Mark> : <span key={at}>{piece.text}</span>))
          : lesson.summary}
        </bdi>
      </p>
    </li>
  )
}

const Mark = ({ children }: { children: string }) => <mark className="found">{children}</mark>
