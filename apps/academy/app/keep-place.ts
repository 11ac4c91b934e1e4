import { useEffect, useRef, useState } from 'react'
import { paths } from './paths.ts'

interface Lesson {
  course: string
  lesson: string
  blocks: { slug: string; check: boolean }[]
  done: string[]
}
type Waiting = { url: string; block: string; done: boolean; second: number }

/** Keeps the reader's place: a block that was on the screen for two seconds and then left upwards is done. What cannot be sent is kept
 *  in this browser and sent when there is a connection, or when the next lesson opens.  out: what to say about it */
export function useKeepPlace({ course, lesson, blocks, done }: Lesson): 'quiet' | 'kept' | 'waiting' {
  const [said, setSaid] = useState<'quiet' | 'kept' | 'waiting'>('quiet')
  const finished = useRef(new Set<string>())
  useEffect(() => {
    finished.current = new Set(done)
    const url = paths.progress(course, lesson)
    const send = async (one: Waiting) => {
      const sent = await post(one)
      setSaid(sent === 'kept' ? 'kept' : sent === 'refused' ? 'quiet' : 'waiting')
      if (sent === 'lost') remember(one)
    }
    const flush = async () => {
      for (const one of waiting()) {
        if ((await post(one)) === 'lost') return
        forget(one)
      }
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
          void send({ url, block, done: true, second: 0 })
        }
      }
    })
    for (const element of document.querySelectorAll('[data-block]')) watcher.observe(element)
    const films = [...document.querySelectorAll('video')]
    const onPause = (event: Event) => {
      const film = event.target as HTMLVideoElement
      const block = film.closest<HTMLElement>('[data-block]')?.dataset.block
      if (block) void send({ url, block, done: film.ended, second: film.ended ? 0 : Math.floor(film.currentTime) })
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

// What could not be sent, of every lesson, in the order in which it was done. It leaves only when the academy has it or refuses it.
const KEY = 'places'
function waiting(): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]')
  } catch {
    return []
  }
}
const isSame = (one: Waiting, other: Waiting) => one.url === other.url && one.block === other.block
const remember = (one: Waiting) => localStorage.setItem(KEY, JSON.stringify([...waiting().filter((old) => !isSame(old, one)), one]))
const forget = (one: Waiting) => localStorage.setItem(KEY, JSON.stringify(waiting().filter((old) => !isSame(old, one))))

async function post({ url, block, done, second }: Waiting): Promise<'kept' | 'refused' | 'lost'> {
  const body = new URLSearchParams({ block, done: done ? 'yes' : 'no', second: String(second) })
  const answer = await fetch(url, { method: 'POST', body, keepalive: true }).catch(() => null)
  return !answer || answer.status >= 500 || answer.status === 429 ? 'lost' : answer.ok ? 'kept' : 'refused'
}
