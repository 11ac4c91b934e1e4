import type { Stack } from '../stack.ts'
import type { Load } from './measure.ts'
import { formHeadersFor, headersFor, nextSave, type Reader } from './readers.ts'
import { COURSE } from './seed.ts'

/** A thing people do all day, what the bare limit does in its place, and how near we want to come. */
export interface Scenario {
  name: string
  ours: Load
  bare: keyof ReturnType<typeof bareLoads>
  /** Share of the bare limit's requests, and the slowest the 95th of a hundred may be. Null: only watched. */
  goal: { share: number; p95_ms?: number } | null
  /** Whether it is also held against itself among few tenants. */
  grows?: boolean
}

/** in: the running product; as many readers as there are connections; a lesson of the course with its blocks; a certificate's serial */
export function scenarios(stack: Stack, readers: Reader[], lesson: { slug: string; blocks: string[] }, serial: string): Scenario[] {
  const { port } = stack
  const signedOut = headersFor(stack)
  const signedIn = readers.map(({ cookie }) => headersFor(stack, cookie))
  const sending = readers.map(({ cookie }) => formHeadersFor(stack, cookie))
  let steps = 0
  return [
    {
      name: 'lesson page, signed in',
      bare: 'one query',
      goal: { share: 0.4 },
      grows: true,
      ours: { port, method: 'GET', next: (at) => ({ path: `/learn/${COURSE}/${lesson.slug}`, headers: signedIn[at]! }) },
    },
    {
      name: 'home with 6 enrollments',
      bare: 'one query',
      goal: { share: 0.35 },
      grows: true,
      ours: { port, method: 'GET', next: (at) => ({ path: '/', headers: signedIn[at]! }) },
    },
    {
      name: 'course outline',
      bare: 'one query',
      goal: { share: 0.35 },
      ours: { port, method: 'GET', next: (at) => ({ path: `/learn/${COURSE}`, headers: signedIn[at]! }) },
    },
    {
      name: 'catalogue of 50, signed out',
      bare: '50 cards',
      goal: { share: 0.6 },
      ours: { port, method: 'GET', next: () => ({ path: '/catalogue', headers: signedOut }) },
    },
    {
      name: 'exam autosave',
      bare: 'upsert',
      goal: { share: 0.65, p95_ms: 20 },
      ours: {
        port,
        method: 'POST',
        next: (at) => ({ path: `/attempts/${readers[at]!.attempt}/responses`, headers: sending[at]!, body: nextSave(readers[at]!) }),
      },
    },
    {
      name: 'block progress',
      bare: 'upsert',
      goal: { share: 0.65, p95_ms: 20 },
      grows: true,
      ours: {
        port,
        method: 'POST',
        next: (at) => ({
          path: `/learn/${COURSE}/${lesson.slug}/progress`,
          headers: sending[at]!,
          body: `entries=${encodeURIComponent(JSON.stringify([{ block: lesson.blocks[steps++ % lesson.blocks.length], done: true, second: steps % 60, age_seconds: 0 }]))}`,
        }),
      },
    },
    {
      name: 'verify page, signed out',
      bare: 'one query',
      goal: null,
      ours: { port, method: 'GET', next: () => ({ path: `/verify/${serial}`, headers: signedOut }) },
    },
  ]
}

/** What the bare app is asked. */
export function bareLoads(port: number) {
  let edits = 0
  const headers = { host: `127.0.0.1:${port}` }
  return {
    'one query': { port, method: 'GET', next: () => ({ path: '/page', headers }) },
    '50 cards': { port, method: 'GET', next: () => ({ path: '/cards', headers }) },
    upsert: {
      port,
      method: 'POST',
      next: (at) => ({
        path: `/save/${at + 1}`,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: `position=${(++edits % 20) + 1}&picked=00000000-0000-4000-8000-000000000000&edit=${edits}`,
      }),
    },
  } satisfies Record<string, Load>
}
