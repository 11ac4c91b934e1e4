import { Database } from '@stoa/db'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseOf } from '../database.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, many, person, rows } from '../story.ts'
import { COURSE, patiently, Reader, type Lesson } from './reader.ts'
import { Wire, type Answer } from './wire.ts'

/** How often something is killed; STOA_KILLS says it for a single run. */
export const kills = (usual: number) => Number(process.env.STOA_KILLS) || many(200, usual)

/** Readers who go on whatever happens, and somebody new all the time who passes the exam. */
export class Crowd {
  readonly beginning: string
  readonly readers: Reader[] = []
  readonly passed: string[] = []
  /** Answers by status; 0 for none. */
  readonly statuses = new Map<number, number>()
  /** How long each answer took. */
  readonly ms: number[] = []
  /** The longest that a request went unanswered which was never answered. */
  longestCutMs = 0
  /** Answers that nobody should get. */
  readonly odd: string[] = []
  lesson!: Lesson
  readonly database: Database
  readonly #stack: Stack
  readonly #wire: Wire
  #going = true
  #work: Promise<unknown>[] = []

  /** in: name, that begins the addresses of its people; port, where the web app answers */
  constructor(stack: Stack, name: string, port: () => number = () => stack.port) {
    this.#stack = stack
    this.beginning = `${name}-`
    this.#wire = new Wire(port)
    this.database = new Database(databaseOf(stack), { connections: 2 })
  }

  /** Everybody comes in and begins. */
  async begin(count: number): Promise<void> {
    const { rows: blocks } = await this.database.pool.query<{ lesson: string; block: string }>(
      `select l.slug as lesson, b.slug as block from courses c
        join lateral (select * from publications p where p.tenant_id = c.tenant_id and p.course_id = c.id order by p.number desc limit 1) p on true
        join lessons l on l.tenant_id = c.tenant_id and l.version_id = p.version_id and l.position = 2
        join blocks b on b.tenant_id = l.tenant_id and b.lesson_id = l.id and b.kind = 'text' where c.slug = $1 order by b.position`,
      [COURSE],
    )
    this.lesson = { slug: blocks[0]!.lesson, blocks: blocks.map((row) => row.block) }
    for (let number = 1; number <= count; number++) this.readers.push(await (await this.#come(`reader-${number}`)).start(this.database.pool))
    // The exam of somebody who sits through the whole soak is not over before it.
    const attempts = this.readers.map((one) => one.attempt)
    await this.database.pool.query(`update attempts set deadline_at = deadline_at + interval '6 hours' where id = any($1::uuid[])`, [attempts])
    this.#work = [...this.readers.map((reader) => this.#learn(reader)), this.#passOneAfterTheOther()]
  }

  /** Everybody finishes what they are at. */
  async end(): Promise<void> {
    this.#going = false
    await Promise.all(this.#work)
    this.#wire.close()
  }

  /** How many writes were acknowledged. */
  get acknowledged(): number {
    return this.readers.reduce((sum, reader) => sum + reader.acknowledged, 0)
  }

  /** Waits until everybody was told once more that something is saved.  out: for how many milliseconds */
  async allWrite(): Promise<number> {
    const began = performance.now()
    const before = new Map(this.readers.map((one) => [one, one.place.acknowledged]))
    for (let late = this.readers; late.length > 0; await pause(20)) {
      late = late.filter((one) => one.place.acknowledged === before.get(one))
      if (performance.now() - began > 15_000) throw new Error(`not written for 15 s: ${late.map(({ email, asking }) => `${email} asks for ${asking}`).join(', ')}`)
    }
    return performance.now() - began
  }

  get cut(): number {
    return this.statuses.get(0) ?? 0
  }

  get answered(): number {
    return [...this.statuses.values()].reduce((sum, count) => sum + count, 0) - this.cut
  }

  async #come(name: string): Promise<Reader> {
    const email = `${this.beginning}${name}@nordlys.example`
    await patiently(() => person(this.#stack, CUSTOMERS, `${this.beginning} ${name}`, email))
    // So many people at one address would be counted as one who guesses passwords.
    await patiently(() => rows(this.#stack, 'delete from rate_counters'))
    return new Reader(this.#wire, CUSTOMERS, email, (path, answer) => this.#hear(path, answer))
  }

  async #learn(reader: Reader): Promise<void> {
    const { lesson } = this
    while (this.#going) {
      await reader.read(lesson)
      await reader.answer()
      await reader.write(lesson)
      await reader.ask(`/learn/${COURSE}/${lesson.slug}`)
    }
  }

  async #passOneAfterTheOther(): Promise<void> {
    for (let number = 1; this.#going; number++) {
      const one = await this.#come(`passes-${number}`)
      await one.start(this.database.pool)
      await one.pass(this.database.pool)
      this.passed.push(one.email)
      await pause(200)
    }
  }

  #hear(path: string, { status, ms, headers, text }: Answer): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1)
    if (status) this.ms.push(ms)
    if (status === 0) this.longestCutMs = Math.max(this.longestCutMs, ms)
    const isFine = status === 0 || (status >= 200 && status < 400) || (status === 503 && headers['retry-after'])
    if (!isFine) this.odd.push(`${path} ${status} ${text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 300)}`)
  }
}
