import { useRef, useState } from 'react'
import { Aloud } from './messages.tsx'
import { Button } from './button.tsx'
import { OfPage } from './written.tsx'

/** How the ways through a pile of cards are called. */
export interface CardWords {
  front: string
  back: string
  flip: string
  previous: string
  next: string
  knew: string
  again: string
  place: (at: number, of: number) => string
  left: (known: number, of: number) => string
  allKnown: string
  restart: string
}

interface CardsProps { title: string; cards: { front: string; back: string }[]; words: CardWords }

/** Cards with a front and a back: turned by pressing, and put away once known, for as long as the page is open. Without a script, and on
 *  paper, all fronts and backs stand there to be read. */
export function Cards({ title, cards, words }: CardsProps) {
  return (
    <section className="my-6">
      <h3 className="mb-2 text-l leading-close">{title}</h3>
      <Pile cards={cards} words={words} />
      <dl className="hidden border-t border-border noscript:block print:block">
        {cards.map((card) => (
          <div key={card.front} className="grid gap-x-4 border-b border-border py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] print:break-inside-avoid">
            <dt dir="auto" className="font-[650]">{card.front}</dt><dd dir="auto" className="whitespace-pre-line">{card.back}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Pile({ cards, words }: Omit<CardsProps, 'title'>) {
  const [known, setKnown] = useState<ReadonlySet<number>>(new Set())
  const [at, setAt] = useState(0)
  const [turned, setTurned] = useState(false)
  const card = useRef<HTMLButtonElement>(null)
  const pile = cards.flatMap((_, place) => (known.has(place) ? [] : [place]))
  const show = (place: number) => {
    setAt(place)
    setTurned(false)
    card.current?.focus()
  }
  const step = (by: 1 | -1, from: readonly number[] = pile) => {
    const onward = by === 1 ? from.find((place) => place > at) ?? from[0] : from.findLast((place) => place < at) ?? from.at(-1)
    if (onward !== undefined) show(onward)
  }
  const putAway = () => {
    setKnown(new Set([...known, at]))
    step(1, pile.filter((place) => place !== at))
  }
  const shown = 'rounded-md border border-strong bg-surface-raised'
  const now = cards[at]!
  if (pile.length === 0)
    return (
      <div className={`${shown} grid min-h-56 place-content-center justify-items-center gap-4 p-6 text-center noscript:hidden print:hidden`}>
        <Aloud className="text-l font-[650]"><OfPage>{words.allKnown}</OfPage></Aloud>
        <Button type="button" icon="refresh-cw" onClick={() => { setKnown(new Set()); setAt(0); setTurned(false) }}><OfPage>{words.restart}</OfPage></Button>
      </div>
    )
  return (
    <div className="noscript:hidden print:hidden">
      <button ref={card} type="button" onClick={() => setTurned(!turned)} aria-pressed={turned} className={
        `${shown} grid min-h-56 w-full cursor-pointer content-between gap-4 p-5 text-start transition-[background-color] duration-(--quick) hover:bg-surface-hover`}>
        <span className="text-xs font-semibold text-muted"><OfPage>{turned ? words.back : words.front}</OfPage></span>
        <span dir="auto" className="text-center text-xl leading-close font-[560] text-balance whitespace-pre-line" aria-live="polite">{turned ? now.back : now.front}</span>
        <span className="flex justify-between gap-4 text-xs text-muted">
          <OfPage>{words.flip}</OfPage><span className="tabular-nums"><OfPage>{words.place(at + 1, cards.length)}</OfPage></span>
        </span>
      </button>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button type="button" size="s" icon="arrow-left" onClick={() => step(-1)}><OfPage>{words.previous}</OfPage></Button>
        <Button type="button" size="s" iconAfter="arrow-right" onClick={() => step(1)}><OfPage>{words.next}</OfPage></Button>
        <span className="ms-auto flex flex-wrap items-center gap-2">
          {turned && (
            <>
              <Button type="button" size="s" onClick={() => step(1)}><OfPage>{words.again}</OfPage></Button>
              <Button type="button" size="s" icon="check" onClick={putAway}><OfPage>{words.knew}</OfPage></Button>
            </>
          )}
        </span>
      </div>
      <Aloud className="mt-2 text-xs text-muted tabular-nums">{known.size > 0 && <OfPage>{words.left(known.size, cards.length)}</OfPage>}</Aloud>
    </div>
  )
}
