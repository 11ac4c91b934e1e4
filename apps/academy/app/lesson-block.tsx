import type { CheckResult } from '@stoa/domain/learning'
import type { Block } from '@stoa/domain/library'
import { Callout, CodeBlock, Prose, Reveal, WideTable } from '@stoa/ui'
import type { ReactNode } from 'react'
import { InLanguage } from './as-written.tsx'
import { DrawnOnce } from './drawn-once.tsx'
import { KnowledgeCheck } from './knowledge-check.tsx'
import { LessonMedia } from './lesson-media.tsx'
import { LessonParts } from './lesson-parts.tsx'
import { codeWords, languageNames } from './lesson-words.ts'
import type { Refused } from './request.server.ts'
import type { Spoken } from './spoken.ts'

interface LessonBlockProps {
  block: Block
  course: string
  lesson: string
  /** Of the course. */
  language: string
  /** Of the page. */
  spoken: Spoken
  /** What was just answered. */
  result: CheckResult | null
  /** What its answer was refused for. */
  refused: Refused | null
  /** What was answered another day. */
  before: { is_right: boolean } | null
  /** Where a film or recording goes on. */
  second: number
  /** What the reader can do with it, beneath it. */
  tools?: ReactNode
  /** Whether those show something of the reader's own. */
  own: boolean
}

/** Kinds that ask the reader something are drawn for each of them. */
const ASKING: ReadonlySet<Block['kind']> = new Set(['check'])

/** What a block looks like to all who have left nothing in it. */
function ofEverybody({ block, course, lesson, language, second, tools, own }: LessonBlockProps) {
  return own || second > 0 || ASKING.has(block.kind) ? null : [course, lesson, language, block, Boolean(tools)]
}

/** One block of a lesson. Its id is its slug, so that a link leads to the very spot. */
export function LessonBlock(props: LessonBlockProps) {
  const { block, language, spoken } = props
  return (
    <DrawnOnce as="div" kind="block" given={ofEverybody(props)} id={block.slug} data-block={block.slug} className="my-7">
      <InLanguage language={language} locale={spoken.locale}>
        <Inside {...props} />
      </InLanguage>
      {props.tools}
    </DrawnOnce>
  )
}

function Inside({ block, course, language, spoken, result, refused, before, second }: LessonBlockProps) {
  switch (block.kind) {
    case 'text':
      return <Prose html={block.html} />
    case 'callout':
      return (
        <Callout kind={block.tone} title={block.title}>
          <Prose html={block.html} />
        </Callout>
      )
    case 'code':
      return <CodeBlock title={block.title} language={languageNames[block.language] ?? ''} html={block.html} words={codeWords(spoken.w)} />
    case 'table':
      return <WideTable id={block.slug} caption={block.caption} html={block.html} />
    case 'reveal':
      return (
        <Reveal prompt={block.prompt}>
          <Prose html={block.html} />
        </Reveal>
      )
    case 'check':
      return <KnowledgeCheck block={block} answered={result} refused={refused} before={before} language={language} />
    case 'steps':
    case 'cards':
    case 'tabs':
      return <LessonParts block={block} course={course} spoken={spoken} />
    default:
      return <LessonMedia block={block} language={language} spoken={spoken} second={second} />
  }
}
