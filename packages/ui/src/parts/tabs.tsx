import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from '../cx.ts'

/** The same matter for several cases, one at a time. Arrow keys, Home and End move between them. Without a script, and on paper, all of
 *  them stand below each other.  in: id, unique on the page · source: ARIA Authoring Practices, tabs with automatic activation */
export function Tabs({ id, label, tabs }: { id: string; label: string; tabs: { title: string; body: ReactNode }[] }) {
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const back = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const onward = back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
    const to = { [back]: chosen - 1, [onward]: chosen + 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const place = (to + tabs.length) % tabs.length
    setChosen(place)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[place]?.focus()
  }
  return (
    <section className="my-6">
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its chosen tab is the stop of the Tab key */}
      <div ref={list} role="tablist" aria-label={label} onKeyDown={onKey}
        className="flex flex-wrap gap-x-1 border-b border-strong noscript:hidden print:hidden">
        {tabs.map((tab, at) => (
          <button key={tab.title} type="button" role="tab" id={`${id}-tab-${at}`} aria-selected={at === chosen} aria-controls={`${id}-panel-${at}`}
            tabIndex={at === chosen ? 0 : -1} onClick={() => setChosen(at)} className={cx(
              'min-h-11 cursor-pointer border-b-3 px-4 py-2 text-m leading-close whitespace-nowrap focus-visible:-outline-offset-3',
              at === chosen
                ? 'border-accent font-[650] forced-colors:border-[Highlight]'
                : 'border-transparent text-muted hover:text-text forced-colors:border-[Canvas]')}>{tab.title}</button>
        ))}
      </div>
      {tabs.map((tab, at) => (
        <div key={tab.title} role="tabpanel" id={`${id}-panel-${at}`} aria-labelledby={`${id}-tab-${at}`} tabIndex={at === chosen ? 0 : undefined}
          className={cx('pt-4', at !== chosen && 'hidden noscript:block print:block')}>
          <h3 className="mb-2 hidden text-l noscript:block print:block">{tab.title}</h3>
          {tab.body}
        </div>
      ))}
    </section>
  )
}
