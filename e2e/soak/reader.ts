import { rightFields } from '../right-answer.ts'
import { PASSWORD } from '../story.ts'
import type { Answer, Wire, Wish } from './wire.ts'
import type { Database } from '@stoa/db'
import { setTimeout as pause } from 'node:timers/promises'

/** The superuser's view of the product's database. */
export type Pool = Database['pool']

export const COURSE = 'certified-robot-operator'

/** Numbers that only grow: what was acknowledged is there, or something later that was sent. */
export interface Line {
  sent: number
  acknowledged: number
}

/** A lesson whose blocks are read. */
export interface Lesson {
  slug: string
  blocks: string[]
}

const line = (): Line => ({ sent: 0, acknowledged: 0 })

/** Somebody who learns without a browser, never gives up, and remembers what they were told. */
export class Reader {
  readonly email: string
  readonly host: string
  readonly place = line()
  readonly note = line()
  readonly answers = new Map<number, Line>()
  readonly blocks = new Set<string>()
  /** How many writes were acknowledged, each for itself. */
  acknowledged = 0
  attempt = ''
  /** What they are waiting for, or had last. */
  asking = ''
  positions: { position: number; choices: string[] }[] = []
  readonly #wire: Wire
  readonly #heard: (path: string, answer: Answer) => void
  cookie: string | undefined

  constructor(wire: Wire, host: string, email: string, heard: (path: string, answer: Answer) => void) {
    this.#wire = wire
    this.host = host
    this.email = email
    this.#heard = heard
  }

  async ask(path: string, wish: Wish = {}): Promise<Answer> {
    this.asking = path
    const answer = await this.#wire.ask(this.host, path, { cookie: this.cookie, ...wish })
    this.#heard(path, answer)
    // Nobody hammers at a closed door.
    if (answer.status === 0 || answer.status === 503) await pause(50)
    return answer
  }

  /** Asks until it is answered with what is wanted.  refuses: an answer of another kind; none for a minute */
  async insist(path: string, wish: Wish, wanted: (answer: Answer) => boolean): Promise<Answer> {
    for (const until = performance.now() + 60_000; performance.now() < until; ) {
      const answer = await this.ask(path, wish)
      if (wanted(answer)) return answer
      if (answer.status !== 0 && answer.status !== 503) throw new Error(`${path} was answered with ${answer.status} ${answer.headers.location ?? ''} ${answer.text.slice(0, 300)}`)
    }
    throw new Error(`${path} was not answered for a minute`)
  }

  /** Signs in and starts course and exam.  in: pool, of the superuser, who reads what the exam asks */
  async start(pool: Pool): Promise<this> {
    const entered = await this.insist('/sign-in', { form: { email: this.email, password: PASSWORD, to: '/' } }, isRedirect)
    this.cookie = entered.headers['set-cookie']![0]!.split(';')[0]
    await this.insist(`/learn/${COURSE}/enrollment`, { form: {} }, isRedirect)
    const started = await this.insist(`/exams/${COURSE}`, { form: { honour: 'yes' } }, isRedirect)
    this.attempt = /\/attempts\/([0-9a-f-]{36})/.exec(started.headers.location!)![1]!
    const { rows } = await patiently(() => pool.query<Reader['positions'][number]>(
      `select i.position, i.choice_order as choices from attempt_items i join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
        where i.attempt_id = $1 and q.kind = 'single' order by i.position`,
      [this.attempt],
    ))
    this.positions = rows
    return this
  }

  /** Reads the next block and says so. */
  async read(lesson: Lesson): Promise<void> {
    const second = ++this.place.sent
    const block = lesson.blocks[second % lesson.blocks.length]!
    const entries = JSON.stringify([{ block, done: true, second, age_seconds: 0 }])
    const { status } = await this.ask(`/learn/${COURSE}/${lesson.slug}/progress`, { form: { entries } })
    if (status !== 204) return
    this.place.acknowledged = second
    this.acknowledged++
    this.blocks.add(block)
  }

  /** Writes the next wording of a note; the same once more where it was not acknowledged. */
  async write(lesson: Lesson): Promise<void> {
    const edit = this.note.acknowledged
    this.note.sent = edit + 1
    const { status, headers } = await this.ask(`/learn/${COURSE}/${lesson.slug}/note`, { form: { block: lesson.blocks[0]!, text: noteText(edit + 1), edit: String(edit) } })
    if (!isRedirect({ status }) || !headers.location?.includes('/learn/')) return
    this.note.acknowledged = edit + 1
    this.acknowledged++
  }

  /** Gives another answer to one question of the exam. */
  async answer(): Promise<void> {
    const { position, choices } = this.positions[this.place.sent % this.positions.length]!
    const of = this.answers.get(position) ?? line()
    this.answers.set(position, of)
    const edit = ++of.sent
    const form = { position: String(position), 'picked[]': picked(choices, edit), edit: String(edit) }
    const { status } = await this.ask(`/attempts/${this.attempt}/responses`, { form })
    if (status !== 200) return
    of.acknowledged = edit
    this.acknowledged++
  }

  /** Answers everything rightly and hands in, each until it is acknowledged. */
  async pass(pool: Pool): Promise<void> {
    const { rows } = await patiently(() => pool.query<{ position: number; key: Record<string, unknown> }>(
      'select i.position, k.key from attempt_items i join answer_keys k on k.tenant_id = i.tenant_id and k.question_id = i.question_id where i.attempt_id = $1',
      [this.attempt],
    ))
    for (const { position, key } of rows) {
      const form: [string, string][] = [['position', String(position)], ['edit', '1'], ...rightFields(key)]
      await this.insist(`/attempts/${this.attempt}/responses`, { form }, ({ status }) => status === 200)
    }
    await this.insist(`/attempts/${this.attempt}/submission`, { form: {} }, isRedirect)
  }
}

export const noteText = (edit: number) => `Wording ${edit}`
export const picked = (choices: readonly string[], edit: number) => choices[edit % choices.length]!
const isRedirect = ({ status }: { status: number }) => status === 302

/** Asks a database that may be away, for a minute. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries >= 600) throw error
      await pause(100)
    }
  }
}
