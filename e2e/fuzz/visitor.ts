/** A person without a browser: keeps one cookie, signs in through the form, and says honestly where each request comes from. */
import type { Database } from '@stoa/db'
import { expect } from '@playwright/test'
import { rightFields } from '../right-answer.ts'
import type { Stack } from '../stack.ts'
import { letterTo, linkIn } from '../story.ts'
import { send, type Answer } from './wire.ts'

/** Somebody at one host of the product. */
export interface Visitor {
  host: string
  cookie: string
  /** Opens an address of this host. */
  get(path: string, headers?: [string, string][]): Promise<Answer>
  /** Sends a form of this host's own pages. */
  post(path: string, fields?: Record<string, string> | [string, string][], headers?: [string, string][]): Promise<Answer>
  /** refuses: an Error when the answer is not the way in */
  signIn(email: string, password: string): Promise<Visitor>
}

/** in: the product and a host of it · out: a guest there */
export function visitor(stack: Stack, host: string): Visitor {
  const authority = `${host}:${stack.port}`
  const own = (): [string, string][] => [['Host', authority], ...(me.cookie ? [['Cookie', me.cookie] as [string, string]] : [])]
  const keep = (answer: Answer) => {
    const set = answer.headers.get('set-cookie')?.[0]?.split(';')[0]
    if (set) me.cookie = set.endsWith('=') ? '' : set
    return answer
  }
  const me: Visitor = {
    host,
    cookie: '',
    get: (path, headers = []) =>
      send(stack.port, { method: 'GET', target: path, version: '1.1', headers: [...own(), ...headers], body: null }).then(keep),
    post(path, fields = {}, headers = []) {
      const body = Buffer.from(new URLSearchParams(fields).toString())
      return send(stack.port, {
        method: 'POST',
        target: path,
        version: '1.1',
        body,
        headers: [
          ...own(),
          ['Origin', `http://${authority}`],
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['Content-Length', String(body.length)],
          ...headers,
        ],
      }).then(keep)
    },
    async signIn(email, password) {
      const { status } = await me.post('/sign-in', { email, password })
      expect(status, `${email} signs in at ${host}`).toBe(302)
      return me
    },
  }
  return me
}

/** Makes an account through form, mail and link.  in: somebody new at an academy that lets them · out: the same, signed in */
export async function arrive(stack: Stack, guest: Visitor, person: { name: string; email: string; password: string }): Promise<Visitor> {
  expect((await guest.post('/sign-up', person)).status, `${person.email} signs up at ${guest.host}`).toBe(200)
  const link = new URL(linkIn(await letterTo(stack, person.email, /Confirm your address/)))
  expect((await guest.post(link.pathname)).status, 'the link lets them in').toBe(302)
  return guest
}

/** Goes through a course's exam with every right answer, and waits for the certificate.
 *  in: somebody signed in; the superuser's database, which alone knows the answers · out: the attempt and the certificate's serial */
export async function earn(learner: Visitor, database: Database, course: string): Promise<{ attempt: string; serial: string }> {
  await learner.post(`/learn/${course}/enrollment`)
  const attempt = await startExam(learner, course)
  const { rows } = await database.pool.query(
    'select i.position, k.key from attempt_items i join answer_keys k on k.tenant_id = i.tenant_id and k.question_id = i.question_id where i.attempt_id = $1',
    [attempt],
  )
  for (const { position, key } of rows as { position: number; key: Record<string, unknown> }[]) {
    const saved = await learner.post(`/attempts/${attempt}/responses`, [
      ...rightFields(key),
      ['position', String(position)],
      ['edit', '1'],
    ])
    expect(saved.status, 'an answer is saved').toBe(200)
  }
  expect((await learner.post(`/attempts/${attempt}/submission`)).status, 'the exam is handed in').toBe(302)
  let serial = ''
  await expect
    .poll(
      async () => {
        const found = await database.pool.query(
          `select y.serial from completions c join cycles y on y.tenant_id = c.tenant_id and y.completion_id = c.id
            join certificates f on f.tenant_id = y.tenant_id and f.cycle_id = y.id where c.attempt_id = $1`,
          [attempt],
        )
        serial = (found.rows[0] as { serial: string } | undefined)?.serial ?? ''
        return serial
      },
      { message: 'the certificate is drawn', timeout: 60_000 },
    )
    .not.toBe('')
  return { attempt, serial }
}

/** out: the id of the attempt that is open from now on */
export async function startExam(learner: Visitor, course: string): Promise<string> {
  const answer = await learner.post(`/exams/${course}`, { honour: 'yes' })
  const attempt = /^\/attempts\/([0-9a-f-]{36})$/.exec(answer.headers.get('location')?.[0] ?? '')?.[1]
  expect(attempt, `${learner.host} starts an exam: ${answer.status}`).toBeTruthy()
  return attempt!
}

/** out: the id of the practice that is open from now on */
export async function startPractice(learner: Visitor, course: string): Promise<string> {
  const answer = await learner.post(`/practice/${course}`, { skill: '' })
  const practice = /^\/practice\/[^/]+\/([0-9a-f-]{36})/.exec(answer.headers.get('location')?.[0] ?? '')?.[1]
  expect(practice, `${learner.host} starts a practice: ${answer.status}`).toBeTruthy()
  return practice!
}
