import type { ReactNode } from 'react'
import { useAwake } from '../awake.ts'
import { cx } from '../cx.ts'
import { remember, useRemembered } from '../remember.ts'
import { OfPage } from './written.tsx'

interface StepsProps {
  /** Under which name this browser keeps what was ticked. */
  name: string
  title: string | null
  steps: { title: string; body: ReactNode }[]
  words: { done: (title: string) => string; count: (done: number, of: number) => string }
}

/** Things done one after the other, each to be ticked; what was ticked stays in this browser. */
export function Steps({ name, title, steps, words }: StepsProps) {
  const awake = useAwake()
  const done = new Set(useRemembered(name).split(' ').filter(Boolean).map(Number))
  const tick = (at: number) => {
    const after = new Set(done)
    if (!after.delete(at)) after.add(at)
    remember(name, [...after].join(' '))
  }
  return (
    <section className="my-6">
      {title && (
        <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 className="text-l leading-close">{title}</h3>
          {awake && <span aria-live="polite" className="text-s text-muted tabular-nums print:hidden"><OfPage>{words.count(done.size, steps.length)}</OfPage></span>}
        </div>
      )}
      <ol className="border-t border-border">
        {steps.map((step, at) => (
          <li key={step.title} className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 border-b border-border py-4 print:break-inside-avoid">
            <span className="grid size-8 place-items-center rounded-[50%] border border-strong font-code text-s font-semibold" aria-hidden>{at + 1}</span>
            <div className="grid min-w-0 gap-2">
              <div className="flex items-start justify-between gap-3">
                <h4 dir="auto" className={cx('min-w-0 pt-0.5 font-[650]', done.has(at) && 'text-muted')}>{step.title}</h4>
                {awake && (
                  <label className="relative -my-1 grid size-10 flex-none cursor-pointer place-items-center rounded-control hover:bg-surface-hover print:hidden">
                    <input type="checkbox" checked={done.has(at)} onChange={() => tick(at)} className="choice-mark checkbox" />
                    <span className="sr-only">{words.done(step.title)}</span>
                  </label>
                )}
              </div>
              {step.body}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
