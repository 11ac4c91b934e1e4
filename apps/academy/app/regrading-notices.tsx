import { useSearchParams } from '@remix-run/react'
import type { QuestionDetail } from '@stoa/domain/learning'
import { Notice } from '@stoa/ui'
import { useEffect, useRef } from 'react'
import { count, OUTCOMES } from './words.ts'

/** In the place of a preview whose form stands at something else by now. */
export const ChangedSince = () => (
  <div className="mb-10">
    <Notice>You changed what is to happen. Show who is affected by that before you decide.</Notice>
  </div>
)

/** What was done a moment ago, with the focus on it: the page it is on has just been loaded anew. */
export function Decided({ decisions }: Pick<QuestionDetail, 'decisions'>) {
  const id = useSearchParams()[0].get('decided')
  const one = decisions.find((decision) => decision.id === id)
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => head.current?.focus(), [one?.id])
  if (!one) return null
  return (
    <div ref={head} tabIndex={-1} className="mb-8">
      <Notice tone="ok">
        Decided: {OUTCOMES[one.outcome]!.toLowerCase()}.{' '}
        {one.changed === 0
          ? 'No result changed by it, so nobody gets a mail.'
          : `${count(one.changed, 'result')} changed, and ${one.changed === 1 ? 'its person is' : 'their people are'} told by mail. ` +
            (one.passing === 0 ? 'Nobody newly passed.' : `${count(one.passing, 'person', 'people')} newly passed.`)}
      </Notice>
    </div>
  )
}
