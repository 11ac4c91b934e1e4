import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'

/** Keys of the lesson page: j and k go from block to block, n and p from lesson to lesson. Typing in a field is never taken for one. */
export function useLessonKeys({ next, previous }: { next: string | undefined; previous: string | undefined }) {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || /^(INPUT|TEXTAREA|SELECT|VIDEO)$/.test((event.target as HTMLElement).tagName)) return
      if (event.key === 'n' && next) navigate(next)
      if (event.key === 'p' && previous) navigate(previous)
      if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [next, previous, navigate])
}

function step(by: 1 | -1) {
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')]
  const at = blocks.findLastIndex((block) => block.getBoundingClientRect().top < 100)
  const to = blocks[Math.max(0, Math.min(blocks.length - 1, at + by))]
  to?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
}
