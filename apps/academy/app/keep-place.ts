import { useEffect, useRef, useState } from 'react'
import { paths } from './paths.ts'

interface Lesson {
  course: string
  lesson: string
  blocks: { slug: string; check: boolean }[]
  done: string[]
}
type Waiting = { block: string; done: boolean; second: number }

/** Keeps the reader's place: a block that was on the screen for two seconds and then left upwards is done. What cannot be sent is kept
 *  in this browser and sent when there is a connection, or when the next lesson opens.  out: what to say about it */
export function useKeepPlace({ course, lesson, blocks, done }: Lesson): 'quiet' | 'kept' | 'waiting' {
  const [said, setSaid] = useState<'quiet' | 'kept' | 'waiting'>('quiet')
  const finished = useRef(new Set<string>())
  useEffect(() => {
    finished.current = new Set(done)
    const key = `place ${course} ${lesson}`
    const url = paths.progress(course, lesson)
    const send = async (one: Waiting) => {
      const body = new URLSearchParams({ block: one.block, done: one.done ? 'yes' : 'no', second: String(one.second) })
      const answer = await fetch(url, { method: 'POST', body, keepalive: true }).catch(() => null)
      if (answer && answer.status < 500) {
        setSaid(answer.ok ? 'kept' : 'quiet')
        return true
      }
      localStorage.setItem(key, JSON.stringify([...waitingIn(key).filter((old) => old.block !== one.block), one]))
      setSaid('waiting')
      return false
    }
    const flush = async () => {
      const waiting = waitingIn(key)
      localStorage.removeItem(key)
      for (const one of waiting) if (!(await send(one))) return
    }
    void flush()
    window.addEventListener('online', flush)

    const seen = new Map<string, number>()
    const checks = new Set(blocks.filter((block) => block.check).map((block) => block.slug))
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const block = (entry.target as HTMLElement).dataset.block!
        if (entry.isIntersecting) {
          seen.set(block, performance.now())
          continue
        }
        const since = seen.get(block)
        const left = entry.boundingClientRect.bottom <= 0
        if (since !== undefined && left && performance.now() - since > 2000 && !checks.has(block) && !finished.current.has(block)) {
          finished.current.add(block)
          void send({ block, done: true, second: 0 })
        }
      }
    })
    for (const element of document.querySelectorAll('[data-block]')) watcher.observe(element)
    const films = [...document.querySelectorAll('video')]
    const onPause = (event: Event) => {
      const film = event.target as HTMLVideoElement
      const block = film.closest<HTMLElement>('[data-block]')?.dataset.block
      if (block) void send({ block, done: film.ended, second: film.ended ? 0 : Math.floor(film.currentTime) })
    }
    for (const film of films) film.addEventListener('pause', onPause)
    return () => {
      watcher.disconnect()
      window.removeEventListener('online', flush)
      for (const film of films) film.removeEventListener('pause', onPause)
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a lesson is one address; what is done in it is read again when it opens
  }, [course, lesson])
  return said
}

function waitingIn(key: string): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]')
  } catch {
    return []
  }
}
