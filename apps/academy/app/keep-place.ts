import { useEffect, useSyncExternalStore } from 'react'
import { note, send, sendLeaving, status, type Reader, type Said } from './place-queue.ts'

interface Lesson {
  reader: Reader
  course: string
  lesson: string
  blocks: { slug: string; content_hash: string; check: boolean }[]
  done: string[]
}

const READ_MS = 2_000
const PLAYED_SECONDS = 5
const GATHER_MS = 300

/** Keeps the reader's place: a block that was on the screen for two seconds and then left upwards is done. Everything is noted in this
 *  browser first and sent from there, so that no closed tab, lost connection or stopped server takes it. What became of it says useSaid. */
export function useKeepPlace({ reader, course, lesson, blocks, done }: Lesson): void {
  useEffect(() => {
    const hashes = new Map(blocks.map((block) => [block.slug, block.content_hash]))
    const checks = new Set(blocks.filter((block) => block.check).map((block) => block.slug))
    const finished = new Set(done)
    let gathering: ReturnType<typeof setTimeout> | undefined
    const keep = (block: string, more: { done: boolean; second: number }, wait = GATHER_MS) => {
      note(reader, course, lesson, { block, content_hash: hashes.get(block) ?? '', at: Date.now(), ...more })
      clearTimeout(gathering)
      gathering = setTimeout(() => void send(reader), wait)
    }
    const leaveWatching = watchBlocks((block) => {
      if (checks.has(block) || finished.has(block)) return
      finished.add(block)
      keep(block, { done: true, second: secondIn(block) })
    })
    const leavePlaying = watchFilms((block, second, ended, wait) => keep(block, { done: ended, second }, wait))
    let place = ''
    const leave = () => {
      const here = blockAtTop()
      const second = here ? secondIn(here) : 0
      if (here && `${here} ${second}` !== place) note(reader, course, lesson, { block: here, content_hash: hashes.get(here) ?? '', at: Date.now(), done: false, second })
      place = `${here} ${second}`
      sendLeaving(reader)
    }
    const onHide = () => (document.visibilityState === 'hidden' ? leave() : onLine())
    const onLine = () => void send(reader)
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', onLine)
    onLine()
    return () => {
      clearTimeout(gathering)
      leaveWatching()
      leavePlaying()
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', onLine)
      void send(reader)
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a lesson is one address; what is done in it is read again when it opens
  }, [course, lesson, reader.person, reader.academy])
}

/** What became of the place that was kept last. */
export const useSaid = (): Said => useSyncExternalStore(status.listen, status.now, status.onServer)

/** Without a connection the end of a lesson cannot be sent as a form: everything in it but its checks is noted here as read, and goes with
 *  the rest.  out: whether it was */
export function finishOffline({ reader, course, lesson, blocks }: Omit<Lesson, 'done'>): boolean {
  if (navigator.onLine) return false
  for (const { slug, content_hash, check } of blocks)
    if (!check) note(reader, course, lesson, { block: slug, content_hash, at: Date.now(), done: true, second: 0 })
  void send(reader)
  return true
}

/** One observer for all blocks.  in: told of each that was read and left upwards · out: stops */
function watchBlocks(tell: (block: string) => void): () => void {
  const seen = new Map<string, number>()
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const block = (entry.target as HTMLElement).dataset.block!
      if (entry.isIntersecting) {
        if (!seen.has(block)) seen.set(block, performance.now())
        continue
      }
      const since = seen.get(block)
      seen.delete(block)
      if (since !== undefined && entry.boundingClientRect.bottom <= 0 && performance.now() - since > READ_MS) tell(block)
    }
  })
  for (const element of document.querySelectorAll('[data-block]')) watcher.observe(element)
  return () => watcher.disconnect()
}

/** Films and recordings tell while they play, when they stop and at their end; their events do not bubble, but can be caught on the way
 *  down.  in: told of block, second, whether it ended, and how long sending may wait · out: stops */
function watchFilms(tell: (block: string, second: number, ended: boolean, wait?: number) => void): () => void {
  const last = new WeakMap<HTMLMediaElement, number>()
  const on = (event: Event) => {
    const film = event.target as HTMLMediaElement
    const block = film.closest<HTMLElement>('[data-block]')?.dataset.block
    const playing = event.type === 'timeupdate'
    if (!block || (playing && Math.abs(film.currentTime - (last.get(film) ?? 0)) < PLAYED_SECONDS)) return
    last.set(film, film.currentTime)
    tell(block, film.ended ? 0 : Math.floor(film.currentTime), film.ended, playing ? 20_000 : undefined)
  }
  for (const type of ['pause', 'timeupdate'] as const) document.addEventListener(type, on, true)
  return () => {
    for (const type of ['pause', 'timeupdate'] as const) document.removeEventListener(type, on, true)
  }
}

/** Where the film or recording of a block stands; 0 where it has none. */
function secondIn(block: string): number {
  const film = document.getElementById(block)?.querySelector<HTMLMediaElement>('video, audio')
  return film && !film.ended ? Math.floor(film.currentTime) : 0
}

/** The block that the eye is on: the first whose end is below the bar. */
function blockAtTop(): string | undefined {
  return [...document.querySelectorAll<HTMLElement>('[data-block]')].find((block) => block.getBoundingClientRect().bottom > 80)?.dataset.block
}
