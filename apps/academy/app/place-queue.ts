import { paths } from './paths.ts'

/** Who reads, and in which academy: what one person did is never sent for another. */
export interface Reader {
  person: string
  academy: string
}

/** Something read or played that the academy may not have yet.  at: by this browser's clock */
export interface Waiting {
  block: string
  content_hash: string
  done: boolean
  second: number
  at: number
}

/** What became of the last that was sent. `offline` and `away` are tried again; `signed-out` and `another` wait for their person. */
export type Said = 'quiet' | 'kept' | 'offline' | 'away' | 'signed-out' | 'another'

const KEPT_MS = 30 * 86_400_000
const AT_ONCE = 100
const PATIENCE_MS = 20_000
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000]

// Each block has an entry of its own, so that two tabs never write over what the other noted. A browser that keeps nothing still keeps it
// as long as the page is open.
const memory = new Map<string, string>()
const store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { keys(): string[] } = {
  keys: () => [...new Set([...memory.keys(), ...attempt(() => Object.keys(localStorage), [])])].filter((key) => key.startsWith('place ')),
  getItem: (key) => memory.get(key) ?? attempt(() => localStorage.getItem(key), null),
  setItem: (key, value) => {
    memory.set(key, value)
    if (attempt(() => (localStorage.setItem(key, value), true), false)) memory.delete(key)
  },
  removeItem: (key) => {
    memory.delete(key)
    attempt(() => localStorage.removeItem(key), undefined)
  },
}
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

const keyOf = ({ academy, person }: Reader, course: string, lesson: string, block: string) => `place ${academy} ${person} ${course} ${lesson} ${block}`

/** Two notes of the same block as one: done once is done, and where it stands is what happened last. */
export function merged(one: Waiting | null, other: Waiting): Waiting {
  if (!one || one.content_hash !== other.content_hash) return other
  const last = one.at > other.at ? one : other
  return { ...last, done: one.done || other.done }
}

/** Notes something in this browser, before anything is sent. */
export function note(reader: Reader, course: string, lesson: string, entry: Waiting): void {
  const key = keyOf(reader, course, lesson, entry.block)
  store.setItem(key, JSON.stringify(merged(read(key), entry)))
}

function read(key: string): Waiting | null {
  return attempt(() => JSON.parse(store.getItem(key) ?? 'null') as Waiting | null, null)
}

/** Keys of what one reader has to send, one lesson at a time; what is older than a month is let go. */
function waitingOf({ academy, person }: Reader): { course: string; lesson: string; keys: string[] } | null {
  const lessons = new Map<string, string[]>()
  for (const key of store.keys()) {
    if (!key.startsWith(`place ${academy} ${person} `)) continue
    const entry = read(key)
    const [, , , course, lesson] = key.split(' ')
    if (!entry || Date.now() - entry.at > KEPT_MS) store.removeItem(key)
    else lessons.set(`${course} ${lesson}`, [...(lessons.get(`${course} ${lesson}`) ?? []), key])
  }
  const [first] = lessons
  if (!first) return null
  const [course, lesson] = first[0].split(' ') as [string, string]
  return { course, lesson, keys: first[1].slice(0, AT_ONCE) }
}

let said: Said = 'quiet'
let running: Promise<void> | null = null
let failures = 0
let retry: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** For React's useSyncExternalStore: what became of the last that was sent. */
export const status = {
  now: () => said,
  onServer: (): Said => 'quiet',
  listen: (tell: () => void) => {
    listeners.add(tell)
    return () => void listeners.delete(tell)
  },
}
function say(word: Said) {
  said = word
  for (const tell of listeners) tell()
}

/** Sends what a reader has waiting, until nothing is left or something stands against it. Asked again meanwhile, it is still the same. */
export function send(reader: Reader): Promise<void> {
  clearTimeout(retry)
  return (running ??= drain(reader).finally(() => (running = null)))
}

async function drain(reader: Reader): Promise<void> {
  for (let batch = waitingOf(reader); batch; batch = waitingOf(reader)) {
    const texts = batch.keys.map((key) => [key, store.getItem(key)] as const)
    const outcome = await post(reader, batch)
    if (outcome === 'offline' || outcome === 'away') {
      retry = setTimeout(() => void send(reader), RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)])
      return say(outcome)
    }
    failures = 0
    if (outcome === 'signed-out' || outcome === 'another') return say(outcome)
    // What was noted anew while this was on its way stays.
    for (const [key, text] of texts) if (store.getItem(key) === text) store.removeItem(key)
    say(outcome === 'kept' ? 'kept' : 'quiet')
  }
}

/** The last chance of a page: what is waiting goes out while the page goes away. Nothing is forgotten before the academy answered; without
 *  a connection it waits for the next page. */
export function sendLeaving(reader: Reader): void {
  if (!navigator.onLine) return
  const batch = waitingOf(reader)
  if (batch) void post(reader, batch)
}

async function post({ person }: Reader, { course, lesson, keys }: { course: string; lesson: string; keys: string[] }): Promise<Said | 'refused'> {
  const now = Date.now()
  const entries = keys.flatMap((key) => {
    const { at, ...entry } = read(key) ?? { at: 0 }
    return at ? [{ ...entry, age_seconds: Math.max(0, Math.round((now - at) / 1000)) }] : []
  })
  const body = new URLSearchParams({ person, entries: JSON.stringify(entries) })
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const answer = await fetch(paths.progress(course, lesson), { method: 'POST', body, keepalive: true, signal }).catch(() => null)
  if (!answer) return navigator.onLine ? 'away' : 'offline'
  return outcomeOf(answer.status)
}

/** What became of what was sent, by what was answered. Kept is what the academy itself says is kept, with nothing more to say: a page of
 *  something in between is none of its words. Let go is what it does not know or cannot take; anything else is tried again. */
export function outcomeOf(status: number): Exclude<Said, 'quiet' | 'offline'> | 'refused' {
  if (status === 204) return 'kept'
  if (status === 401) return 'signed-out'
  if (status === 409) return 'another'
  return status === 404 || status === 422 ? 'refused' : 'away'
}
