import type { CheckResult } from '@stoa/domain/learning'
import type { Block } from '@stoa/domain/library'
import { Callout, Picture, Prose, Video } from '@stoa/ui'
import { KnowledgeCheck } from './knowledge-check.tsx'
import { paths } from './paths.ts'
import { renditionsOf } from './renditions.ts'

interface LessonBlockProps {
  block: Block
  nonce: string | undefined
  language: string
  /** What was just answered. */
  result: CheckResult | null
  /** What was answered another day. */
  before: { is_right: boolean } | null
  /** How this academy writes numbers. */
  locale: string
  /** Where a film goes on. */
  second: number
}

/** One block of a lesson. Its id is its slug, so that a link leads to the very spot. */
export function LessonBlock(props: LessonBlockProps) {
  const { block } = props
  return (
    <section id={block.slug} data-block={block.slug} className="my-7">
      <Inside {...props} />
    </section>
  )
}

function Inside({ block, language, result, before, locale, second }: LessonBlockProps) {
  switch (block.kind) {
    case 'text':
      return <Prose html={block.html} />
    case 'callout':
      return (
        <Callout kind={block.tone} title={block.title}>
          <Prose html={block.html} />
        </Callout>
      )
    case 'image':
      return (
        <Picture
          renditions={renditionsOf(block.picture)}
          width={block.picture.width ?? 1600}
          height={block.picture.height ?? 900}
          alt={block.alt}
          caption={block.caption ?? undefined}
          placeholder={block.picture.placeholder ?? undefined}
        />
      )
    case 'video':
      return (
        <Video
          title={block.title}
          sources={[{ src: `${paths.file(block.file.sha256)}${second ? `#t=${second}` : ''}`, type: block.file.content_type }]}
          captions={block.captions ? [{ src: paths.file(block.captions), lang: language, label: language === 'ar' ? 'العربية' : 'English' }] : []}
          poster={block.poster ? paths.file(block.poster.sizes.at(-1)?.sha256 ?? block.poster.sha256) : undefined}
          width={1280}
          height={720}
          transcript={{ label: 'Read it instead', text: block.transcript }}
        />
      )
    case 'check':
      return <KnowledgeCheck block={block} answered={result} before={before} locale={locale} />
  }
}
