import { Form } from '@remix-run/react'
import type { CheckResult } from '@stoa/domain/learning'
import type { Block } from '@stoa/domain/library'
import { Button, Callout, CheckChoices, Picture, Prose, RadioChoices, Video } from '@stoa/ui'
import { paths } from './paths.ts'
import { renditionsOf } from './renditions.ts'

interface LessonBlockProps {
  block: Block
  nonce: string | undefined
  language: string
  /** What was just answered. */
  result: CheckResult | null
  /** What was answered another day. */
  before: { picked: number[]; is_right: boolean } | null
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

function Inside({ block, language, result, before, second }: LessonBlockProps) {
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
      return <Check block={block} result={result} before={before} />
  }
}

/** A knowledge check: answered by pressing, with feedback at the answer and an explanation below. It can be tried again. */
function Check({
  block,
  result,
  before,
}: {
  block: Extract<Block, { kind: 'check' }>
  result: CheckResult | null
  before: LessonBlockProps['before']
}) {
  const picked = result?.picked ?? []
  const Choices = block.choice === 'single' ? RadioChoices : CheckChoices
  return (
    <Form method="post" preventScrollReset className="rounded-md border border-border bg-surface-raised p-5 text-m leading-base">
      <input type="hidden" name="block" value={block.slug} />
      <Choices
        name={block.choice === 'single' ? 'picked' : 'picked[]'}
        legend={block.prompt}
        hint={
          block.choice === 'multiple'
            ? 'Pick every answer that is right.'
            : before && !result
              ? before.is_right
                ? 'You answered this before, and rightly.'
                : 'You answered this before, not yet rightly.'
              : undefined
        }
        choices={block.choices.map((label, position) => ({
          value: String(position),
          label: result?.feedback[position] ? (
            <>
              {label}
              <span className="mt-1 block text-s text-muted">{result.feedback[position]}</span>
            </>
          ) : (
            label
          ),
          ...(result && result.right.includes(position)
            ? { verdict: { is: 'right' as const, said: picked.includes(position) ? 'Right' : 'This one' } }
            : result && picked.includes(position)
              ? { verdict: { is: 'wrong' as const, said: 'Not this' } }
              : {}),
        }))}
        chosen={picked.map(String)}
      />
      <div role="status">
        {result && (
          <p className="mt-4 rounded-sm bg-surface-sunken p-3 text-s">
            <b>{result.is_right ? 'That is right. ' : 'Not quite. '}</b>
            {result.explanation}
          </p>
        )}
      </div>
      <div className="mt-4">
        <Button size="s">{result ? 'Answer again' : 'Check my answer'}</Button>
      </div>
    </Form>
  )
}
