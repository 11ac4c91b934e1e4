import type { Database } from '@stoa/db'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { rightFields } from '../right-answer.ts'
import type { Stack } from '../stack.ts'
import { COURSE, emailOf, PASSWORD } from './seed.ts'

export const HOST = 'customers.halden.localhost'

/** Somebody signed in, with the exam they have open. */
export interface Reader {
  cookie: string
  attempt: string
  positions: { position: number; choices: string[] }[]
  /** The last edit sent; it only grows. */
  edit: number
}

/** What a browser on this academy sends with everything. */
export const headersFor = (stack: Stack, cookie?: string) => ({
  host: `${HOST}:${stack.port}`,
  ...(cookie ? { cookie } : {}),
})
/** And with a form. */
export const formHeadersFor = (stack: Stack, cookie?: string) => ({
  ...headersFor(stack, cookie),
  origin: stack.origin(HOST),
  'content-type': 'application/x-www-form-urlencoded',
})

/** Signs in by the form and starts the exam, as a person would.  in: number of a seeded person */
export async function reader(stack: Stack, db: Database, number: number): Promise<Reader> {
  const entered = await post(stack, '/sign-in', { email: emailOf(number), password: PASSWORD, to: '/' })
  const cookie = entered.cookie?.split(';')[0]
  if (entered.status !== 302 || !cookie) throw new Error(`signing in as ${emailOf(number)} was answered with ${entered.status}`)
  const started = await post(stack, `/exams/${COURSE}`, { honour: 'yes' }, cookie)
  const attempt = /\/attempts\/([0-9a-f-]{36})/.exec(started.location ?? '')?.[1]
  if (!attempt) throw new Error(`starting the exam was answered with ${started.status}`)
  const { rows } = await db.pool.query<Reader['positions'][number]>(
    `select i.position, i.choice_order as choices from attempt_items i join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
      where i.attempt_id = $1 and q.kind in ('single', 'multiple') order by i.position`,
    [attempt],
  )
  return { cookie, attempt, positions: rows, edit: 0 }
}

/** The next save of a reader: another question, a later edit. */
export function nextSave(of: Reader): string {
  const { position, choices } = of.positions[of.edit % of.positions.length]!
  of.edit++
  return new URLSearchParams({ position: String(position), 'picked[]': choices[of.edit % choices.length]!, edit: String(of.edit) }).toString()
}

/** Answers everything right, hands in, and waits for the paper.  out: the certificate's serial */
export async function pass(stack: Stack, db: Database, who: Reader): Promise<string> {
  const { rows } = await db.pool.query<{ position: number; key: Record<string, unknown> }>(
    'select i.position, k.key from attempt_items i join answer_keys k on k.question_id = i.question_id where i.attempt_id = $1',
    [who.attempt],
  )
  for (const { position, key } of rows) {
    const form = new URLSearchParams([['position', String(position)], ['edit', '1'], ...rightFields(key)])
    const saved = await post(stack, `/attempts/${who.attempt}/responses`, form, who.cookie)
    if (saved.status !== 200) throw new Error(`saving an answer was answered with ${saved.status}`)
  }
  await post(stack, `/attempts/${who.attempt}/submission`, {}, who.cookie)
  for (let tries = 0; tries < 300; tries++, await pause(100)) {
    const found = await db.pool.query<{ serial: string }>(
      'select y.serial from cycles y join completions d on d.id = y.completion_id join certificates f on f.cycle_id = y.id where d.attempt_id = $1',
      [who.attempt],
    )
    if (found.rows[0]) return found.rows[0].serial
  }
  throw new Error('no certificate was drawn in 30 s')
}

/** fetch would not send the Host we ask for, and Node does not resolve *.localhost. */
function post(
  stack: Stack,
  path: string,
  form: Record<string, string> | URLSearchParams,
  cookie?: string,
): Promise<{ status: number; location?: string; cookie?: string }> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port: stack.port, method: 'POST', path, headers: formHeadersFor(stack, cookie) }, (answer) => {
      answer.resume()
      answer.on('end', () => done({ status: answer.statusCode!, location: answer.headers.location, cookie: answer.headers['set-cookie']?.[0] }))
    })
      .on('error', fail)
      .end(new URLSearchParams(form).toString())
  })
}
