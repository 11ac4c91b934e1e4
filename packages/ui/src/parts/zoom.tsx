import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { cx } from '../cx.ts'
import { Dialog } from './dialog.tsx'
import { Icon } from './icon.tsx'
import { Picture, type PictureProps } from './picture.tsx'

/** How the ways to look closer are called. */
export interface ZoomWords { open: string; close: string; larger: string; smaller: string; region: string }

const levels = ['size-full object-contain', 'h-auto w-[150%] max-w-none', 'h-auto w-[220%] max-w-none', 'h-auto w-[320%] max-w-none']

/** A picture that can be looked at closely: over the whole window, larger and smaller by buttons, by + and - and by pressing it.
 *  Before the page's script arrives, its link opens the largest file. */
export function ZoomPicture({ words, ...picture }: PictureProps & { words: ZoomWords }) {
  const [open, setOpen] = useState(false)
  const largest = picture.renditions.toSorted((a, b) => a.width - b.width).at(-1)
  const onOpen = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setOpen(true)
  }
  if (!largest) return <Picture {...picture} />
  return (
    <>
      <Picture {...picture} over={
        <a href={largest.src} onClick={onOpen} aria-label={words.open} title={words.open} className={cx(
          'absolute inset-0 cursor-zoom-in rounded-md focus-visible:-outline-offset-3 print:hidden')}>
          {/* All of the picture is the link: on a phone its sign is small, not to stand before what there is to see. */}
          <span className={cx('absolute end-1 bottom-1 grid size-6 place-items-center sm:end-2 sm:bottom-2 sm:size-9 rounded-control border border-strong bg-surface-raised',
            'text-text opacity-90 group-hover:opacity-100')}><Icon name="zoom-in" /></span>
        </a>
      } />
      {open && <Closer picture={picture} src={largest.src} words={words} onClose={() => setOpen(false)} />}
    </>
  )
}

function Closer({ picture, src, words, onClose }: { picture: PictureProps; src: string; words: ZoomWords; onClose: () => void }) {
  const [level, setLevel] = useState(0)
  const region = useRef<HTMLElement>(null)
  // A picture that grows does so from its middle.
  useLayoutEffect(() => {
    const box = region.current!
    box.scrollTo((box.scrollWidth - box.clientWidth) / 2, (box.scrollHeight - box.clientHeight) / 2)
  }, [level])
  const to = (by: number) => setLevel((now) => Math.max(0, Math.min(levels.length - 1, now + by)))
  const onKey = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') to(1)
    if (event.key === '-') to(-1)
  }
  const tool = 'grid size-11 cursor-pointer place-items-center rounded-control hover:bg-surface-hover aria-disabled:cursor-not-allowed aria-disabled:opacity-40'
  return (
    <Dialog full title={picture.caption ?? picture.alt} closeLabel={words.close} onClose={onClose} tools={
      <>
        <button type="button" className={tool} aria-label={words.smaller} title={words.smaller} aria-disabled={level === 0} onClick={() => to(-1)}>
          <Icon name="minus" />
        </button>
        <button type="button" className={tool} aria-label={words.larger} title={words.larger} aria-disabled={level === levels.length - 1}
          onClick={() => to(1)}><Icon name="plus" /></button>
      </>
    }>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- arrow keys move what is larger than the window */}
      <section ref={region} aria-label={words.region} tabIndex={0} onKeyDown={onKey}
        className="min-h-0 flex-1 overflow-auto bg-surface-sunken focus-visible:-outline-offset-3">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the buttons and + and - do the same */}
        <img src={src} alt={picture.alt} width={picture.width} height={picture.height} onClick={() => (level ? setLevel(0) : to(2))}
          className={cx('block', levels[level], level ? 'cursor-zoom-out' : 'cursor-zoom-in')} />
      </section>
    </Dialog>
  )
}
