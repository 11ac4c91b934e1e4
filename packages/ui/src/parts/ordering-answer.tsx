import { useEffect, useRef, useState, type ChangeEvent, type PointerEvent } from 'react'
import { flushSync } from 'react-dom'
import { useAwake } from '../awake.ts'
import { cx } from '../cx.ts'
import { Button } from './button.tsx'
import { controlInk, controlShape } from './field.tsx'
import { Icon } from './icon.tsx'
import { Aloud } from './messages.tsx'
import { judged, QuestionFrame, JudgementTag, type QuestionProps, type Judgement } from './question.tsx'
import { OfPage } from './written.tsx'

/** One of the things to put in order. */
export interface OrderingItem {
  id: string
  text: string
  verdict?: Judgement
}

interface OrderingAnswerProps extends QuestionProps {
  name: string
  /** In the order to show them in at first. */
  items: OrderingItem[]
  /** The place of each item that has one, from 1. */
  places: Readonly<Record<string, number>>
  words: {
    /** Of the list of places: "Place of ‘Reset’". */
    place(text: string): string
    up(text: string): string
    down(text: string): string
    /** Read out after a move: "‘Reset’ is now number 2 of 4." */
    moved(text: string, place: number, count: number): string
    /** Nothing, or not everything, has its place: there is no answer yet. */
    open: string
    /** Takes the order as it stands for the answer. */
    keep: string
    /** Everything has its place: "The order as it stands is your answer." */
    whole: string
  }
}

/** Things to put in order. A list at each gives its place and posts `id:place`, or nothing. With JavaScript the things themselves move: by
 *  that list, by buttons, or drawn by their grip. An order is a whole: from the first move on every one has its place, which is said, and taking
 *  one place back takes back all. */
export function OrderingAnswer({ name, items, places: given, words, ...frame }: OrderingAnswerProps) {
  const { size } = frame
  const { order, places, dragged, said, list, move, keep, choose, grip, follow, drop } = useOrder(items, given, words.moved)
  const live = useAwake()
  const whole = items.every(({ id }) => places[id])
  return (
    <QuestionFrame {...frame}>
      <ol ref={list} className="grid grid-cols-[minmax(0,1fr)] gap-2" onPointerMove={follow} onPointerUp={drop} onPointerCancel={drop}>
        {order.map((one, at) => {
          const { text, verdict } = items.find((item) => item.id === one)!
          return (
            <li key={one} onPointerDown={live ? (event) => grip(event, one) : undefined} className={cx(
              'grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 rounded-sm border py-2 ps-2 pe-2.5',
              verdict ? judged[verdict.is] : 'bg-surface-raised', dragged === one ? 'border-text shadow-pop' : !verdict && 'border-border')}>
              <span className="flex items-center gap-1">
                <span data-grip className={cx('grid h-10 w-6 place-items-center text-faint', live ? 'cursor-grab touch-none' : 'invisible')}>
                  <Icon name="grip-vertical" />
                </span>
                <select name={name} aria-label={words.place(text)} value={places[one] ? `${one}:${places[one]}` : ''}
                  onChange={(event) => choose(event, one)} className={cx(controlShape, controlInk, 'w-16 px-2 tabular-nums')}>
                  <option value="">–</option>
                  {items.map((_, place) => <option key={place} value={`${one}:${place + 1}`}>{place + 1}</option>)}
                </select>
              </span>
              <span dir="auto" className={cx('leading-[1.45] max-sm:order-first max-sm:col-span-full max-sm:ps-1.5', size === 'exam' && 'text-[1.0625rem]')}>
                {text}
                {verdict && <span className="block"><JudgementTag verdict={verdict} /></span>}
              </span>
              <span className={cx('flex max-sm:col-start-3', !live && 'invisible')}>
                <Move icon="arrow-up" said={words.up(text)} disabled={at === 0} onClick={() => move(one, at - 1)} />
                <Move icon="arrow-down" said={words.down(text)} disabled={at === order.length - 1} onClick={() => move(one, at + 1)} />
              </span>
            </li>
          )
        })}
      </ol>
      {live && !items.some((item) => item.verdict) && (
        <div className="mt-3 flex min-h-8.5 flex-wrap items-center gap-x-4 gap-y-2 text-s">
          <Aloud className="min-w-0 flex-1 basis-56 text-muted">
            <OfPage>{whole ? <>{said} <b className="text-text">{words.whole}</b></> : words.open}</OfPage>
          </Aloud>
          {!whole && <Button type="button" size="s" onClick={keep}><OfPage>{words.keep}</OfPage></Button>}
        </div>
      )}
    </QuestionFrame>
  )
}

// At either end a button stays where the focus is and does nothing, rather than vanish under the finger that pressed it.
function Move({ icon, said, disabled, onClick }: { icon: 'arrow-up' | 'arrow-down'; said: string; disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" aria-label={said} title={said} aria-disabled={disabled} onClick={disabled ? undefined : onClick}
      className="grid size-9 cursor-pointer place-items-center rounded-sm hover:bg-surface-hover aria-disabled:cursor-default aria-disabled:opacity-35">
      <Icon name={icon} />
    </button>
  )
}

function useOrder(items: OrderingItem[], given: Readonly<Record<string, number>>, moved: OrderingAnswerProps['words']['moved']) {
  const [{ order, places }, setState] = useState(() => beginning(items, given))
  const [dragged, setDragged] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const changed = useRef(false)

  // The form hears of a move as it would of any field that changed, once the fields say what it is.
  useEffect(() => {
    if (!changed.current || dragged) return
    changed.current = false
    list.current?.querySelector('select')?.dispatchEvent(new Event('change', { bubbles: true }))
  }, [order, places, dragged])

  const put = (one: string, to: number) => {
    const next = order.filter((other) => other !== one)
    next.splice(to, 0, one)
    changed.current = true
    setState({ order: next, places: Object.fromEntries(next.map((other, at) => [other, at + 1])) })
  }
  const tell = (one: string, at: number) => setSaid(moved(items.find((item) => item.id === one)!.text, at + 1, items.length))
  const move = (one: string, to: number) => {
    glide(list.current!, order.indexOf(one), () => flushSync(() => put(one, to)))
    tell(one, to)
  }
  const keep = () => {
    changed.current = true
    setSaid('')
    setState({ order, places: Object.fromEntries(order.map((one, at) => [one, at + 1])) })
    list.current?.querySelector('select')?.focus()
  }
  const choose = (event: ChangeEvent<HTMLSelectElement>, one: string) => {
    const place = Number(event.target.value.slice(one.length + 1)) || undefined
    if (place === places[one]) return // Said by the effect above: it goes on to the form.
    event.stopPropagation()
    if (place) return move(one, place - 1)
    changed.current = true
    setState({ order, places: {} })
  }
  const grip = (event: PointerEvent<HTMLElement>, one: string) => {
    const at = event.target as HTMLElement
    const isGrip = at.closest('[data-grip]') !== null
    if (event.button !== 0 || at.closest('select, button') || (event.pointerType !== 'mouse' && !isGrip)) return
    event.preventDefault()
    list.current?.setPointerCapture(event.pointerId) // The list stays where it is while its rows change places.
    setDragged(one)
  }
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (!dragged) return
    const others = [...event.currentTarget.children].filter((_, at) => order[at] !== dragged)
    const to = others.filter((row) => middleOf(row) < event.clientY).length
    if (to !== order.indexOf(dragged)) put(dragged, to)
  }
  const drop = () => {
    if (dragged && changed.current) tell(dragged, order.indexOf(dragged))
    setDragged(null)
  }
  return { order, places, dragged, said, list, move, keep, choose, grip, follow, drop }
}

const middleOf = (row: Element) => row.getBoundingClientRect().top + row.getBoundingClientRect().height / 2

/** Moves a row of a list in such a way that it stays where it is on the screen, as far as the page can be scrolled, and the others are seen to
 *  make room: whoever points at it goes on pointing at it. */
function glide(list: HTMLElement, at: number, change: () => void) {
  const moved = list.children[at]!
  const before = new Map([...list.children].map((row) => [row, row.getBoundingClientRect().top]))
  change()
  window.scrollBy({ top: moved.getBoundingClientRect().top - before.get(moved)!, behavior: 'instant' })
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  for (const row of list.children) {
    const by = (before.get(row) ?? 0) - row.getBoundingClientRect().top
    if (Math.abs(by) > 1) row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], { duration: 160, easing: 'ease-out' })
  }
}

/** Things that all have a place of their own stand in it; else they stand as they are shown, with what places they have. */
function beginning(items: OrderingItem[], given: Readonly<Record<string, number>>) {
  const ids = items.map((item) => item.id)
  const isWhole = new Set(ids.map((one) => given[one] ?? 0)).size === ids.length && ids.every((one) => given[one])
  return { order: isWhole ? [...ids].sort((a, b) => given[a]! - given[b]!) : ids, places: { ...given } }
}
