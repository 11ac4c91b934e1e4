import { useFetcher } from '@remix-run/react'
import type { CheckResult } from '@stoa/domain/learning'
import type { Block } from '@stoa/domain/library'
import { Aloud, Button, OfPage } from '@stoa/ui'
import type { PageWords } from '@stoa/words'
import { useState, type MouseEvent } from 'react'
import { givenIn } from './answer-fields.ts'
import { refusedIn } from './form-error.tsx'
import { useLanguage } from './language.tsx'
import { QuestionAnswer } from './question-answer.tsx'
import type { Refused } from './request.server.ts'

/** The id of the question of a check, where what is wrong with its answer leads to. */
export const answerId = (block = '') => `answer-${block}`

interface KnowledgeCheckProps {
  block: Extract<Block, { kind: 'check' }>
  /** What the page itself was answered with, for browsers without JavaScript. */
  answered: CheckResult | null
  /** What the page itself was refused for, for those browsers. */
  refused: Refused | null
  /** What was answered another day. */
  before: { is_right: boolean } | null
  /** The language of the course, by which numbers are written and read. */
  language: string
}

/** A knowledge check: answered by pressing, with feedback at the answer and an explanation below. Each keeps its own verdict, until
 *  something else is chosen or it is tried again. */
export function KnowledgeCheck({ block, answered, refused, before, language }: KnowledgeCheckProps) {
  const { question: w } = useLanguage().w
  const fetcher = useFetcher<unknown>({ key: `check ${block.slug}` })
  const [round, setRound] = useState(0)
  // The verdict that something else was chosen after: it is not shown any more.
  const [past, setPast] = useState<unknown>(null)
  const latest = fetcher.data ?? refused ?? answered
  const stale = latest !== null && latest !== undefined && latest === past
  const told = fetcher.data && typeof fetcher.data === 'object' && 'checked' in fetcher.data ? (fetcher.data as unknown as CheckResult) : answered
  const result = stale ? null : told
  const stopped = stale ? null : fetcher.data ? refusedIn(fetcher.data) : refused
  // Without JavaScript the same button sends what is chosen now.
  const again = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault()
    setPast(latest)
    setRound(round + 1)
  }
  return (
    <fetcher.Form
      method="post"
      onChange={() => setPast(latest)}
      className="rounded-md border border-border bg-surface-raised p-5 text-m leading-base"
    >
      <input type="hidden" name="block" value={block.slug} />
      <QuestionAnswer
        key={round}
        id={answerId(block.slug)}
        prompt={block.prompt}
        asked={block.question}
        given={result?.given ?? (stopped && givenIn(stopped.typed)) ?? {}}
        result={result}
        hint={result ? undefined : hintOf(before, w)}
        error={stopped?.fields.answer ?? stopped?.sentence}
        language={language}
      />
      <Aloud>
        {result && (
          <p className="mt-4 rounded-sm bg-surface-sunken p-3 text-s">
            <b><OfPage>{result.is_right ? w.isRight : w.isWrong}</OfPage></b> {result.explanation}
          </p>
        )}
      </Aloud>
      <div className="mt-4">
        {result ? (
          <Button size="s" onClick={again}>
            <OfPage>{w.again}</OfPage>
          </Button>
        ) : (
          <Button size="s"><OfPage>{w.check}</OfPage></Button>
        )}
      </div>
    </fetcher.Form>
  )
}

function hintOf(before: KnowledgeCheckProps['before'], words: PageWords['question']): string | undefined {
  if (!before) return undefined
  return before.is_right ? words.rightBefore : words.wrongBefore
}
