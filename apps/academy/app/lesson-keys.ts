import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { isForPage } from './page-keys.tsx'

interface Keys {
  next: string | undefined
  previous: string | undefined
  help: () => void
}

/** Keys of the lesson page: j and k go from block to block, n and p from lesson to lesson, o folds the outline, b bookmarks and m notes at the
 *  block one reads, ? lists them all. Typing in a field, and a key that a player, tab or dialog wants for itself, is never taken for one. */
export function useLessonKeys({ next, previous, help }: Keys) {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement
      if (!isForPage(event) || document.querySelector('dialog[open]')) return
      if (/^(INPUT|TEXTAREA|SELECT|VIDEO|AUDIO)$/.test(at.tagName) && (at as HTMLInputElement).type !== 'radio' && (at as HTMLInputElement).type !== 'checkbox') return
      if (event.key === 'n' && next) navigate(next)
      if (event.key === 'p' && previous) navigate(previous)
      if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1)
      if (event.key === 'o') document.querySelector<HTMLElement>('details > summary')?.click()
      if (event.key === 'b' || event.key === 'm') toolHere(event.key === 'b' ? 'bookmark' : 'note', event)
      if (event.key === '?') help()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [next, previous, help, navigate])
}

function step(by: 1 | -1) {
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')]
  const at = blocks.findLastIndex((block) => block.getBoundingClientRect().top < 100)
  const to = blocks[Math.max(0, Math.min(blocks.length - 1, at + by))]
  if (!to) return
  // The focus goes along, so that Tab goes on from here and a screen reader reads from here; a block is no stop of Tab by itself.
  to.tabIndex = -1
  to.focus({ preventScroll: true })
  to.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
}

/** Presses a tool of the block that is read: the one with the focus in it, else the one at the top of the window. */
function toolHere(tool: 'bookmark' | 'note', event: KeyboardEvent) {
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')]
  const here = (event.target as HTMLElement).closest('[data-block]') ?? blocks.find((block) => block.getBoundingClientRect().bottom > 120)
  event.preventDefault()
  here?.querySelector<HTMLElement>(`[data-tool=${tool}]`)?.click()
}
