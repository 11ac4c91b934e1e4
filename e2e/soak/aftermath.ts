/** What the database holds after a run in which much was broken: all that was acknowledged, and nothing twice. */
import { HALVES } from '../fuzz/aftermath.ts'
import type { Stack } from '../stack.ts'
import { noteText, picked, type Lesson, type Line, type Pool, type Reader } from './reader.ts'

const between = (at: number, { acknowledged, sent }: Line) => at >= acknowledged && at <= sent

/** in: a reader who stopped; the lesson they read · out: each write that is not there as it was acknowledged */
export async function lostOf(pool: Pool, reader: Reader, lesson: Lesson): Promise<string[]> {
  const of = async <T>(text: string) => (await pool.query(text, [reader.email])).rows as T[]
  const lost: string[] = []
  const check = (isThere: boolean, what: string) => void (isThere || lost.push(`${reader.email}: ${what}`))

  const [place] = await of<{ block_slug: string; second: number }>('select t.block_slug, t.second from places t join people p on p.id = t.person_id where p.email = $1')
  check(between(place?.second ?? 0, reader.place), `place ${JSON.stringify(reader.place)}, kept ${place?.second}`)
  if (place) check(place.block_slug === lesson.blocks[place.second % lesson.blocks.length], `place ${place.second} names ${place.block_slug}`)

  const done = await of<{ block_slug: string }>('select t.block_slug from block_progress t join people p on p.id = t.person_id where p.email = $1')
  for (const block of reader.blocks) check(done.filter((row) => row.block_slug === block).length === 1, `block ${block}, once`)

  const [note] = await of<{ text: string; edit: number }>('select t.text, t.edit from notes t join people p on p.id = t.person_id where p.email = $1')
  check(between(note?.edit ?? 0, reader.note), `note ${JSON.stringify(reader.note)}, kept ${note?.edit}`)
  if (note) check(note.text === noteText(note.edit), `note ${note.edit} says “${note.text}”`)

  const responses = await of<{ position: number; edit: number; answer: unknown }>(
    'select t.position, t.edit, t.answer from responses t join attempts a on a.id = t.attempt_id join people p on p.id = a.person_id where p.email = $1',
  )
  for (const [position, line] of reader.answers) {
    const kept = responses.find((row) => row.position === position)
    check(between(kept?.edit ?? 0, line), `answer ${position} ${JSON.stringify(line)}, kept ${kept?.edit}`)
    const { choices } = reader.positions.find((one) => one.position === position)!
    if (kept) check(JSON.stringify(kept.answer).includes(picked(choices, kept.edit)), `answer ${position}, edit ${kept.edit} is ${JSON.stringify(kept.answer)}`)
  }
  return lost
}

// People of one run, by the beginning of their addresses.
const PEOPLE = 'select id from people where email like $1'
/** What happens once, as what is there twice. */
const TWICE: Record<string, string> = {
  'an attempt for each': `select person_id from attempts where person_id in (${PEOPLE}) group by 1 having count(*) > 1`,
  'an enrollment for each': `select person_id from enrollments where person_id in (${PEOPLE}) group by 1 having count(*) > 1`,
  'a completion for each': `select person_id from completions where person_id in (${PEOPLE}) group by 1 having count(*) > 1`,
  'a cycle of a completion': `select y.completion_id from cycles y join completions c on c.id = y.completion_id where c.person_id in (${PEOPLE}) group by 1 having count(*) > 1`,
  'a certificate of a cycle': `select f.cycle_id from certificates f join cycles y on y.id = f.cycle_id join completions c on c.id = y.completion_id
    where c.person_id in (${PEOPLE}) group by 1 having count(*) > 1`,
  'a letter of a kind and subject': `select to_address, kind, subject from outbox where to_address like $1 group by 1, 2, 3 having count(*) > 1`,
  'a line of the trail': `select act, subject_id, actor_id from trail where act in ('attempt/started', 'attempt/passed', 'attempt/failed', 'course/completed', 'credential/earned',
    'certificate/issued', 'enrollment/started') and exists (select from people where email like $1) group by 1, 2, 3 having count(*) > 1`,
  'a job': `select name, data::text from pgboss.job where name = any('{send-mail,issue-certificate,close-attempt}') and exists (select from people where email like $1)
    group by 1, 2 having count(*) > 1`,
  'a job that failed every time': `select id from pgboss.job where name = 'dead-letter' and exists (select from people where email like $1)`,
}

/** in: the beginning of the addresses of a run; who passed an exam in it · out: each thing that is there twice, half, or not at all */
export async function twiceOf(stack: Stack, pool: Pool, beginning: string, passed: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const [what, text] of Object.entries(TWICE)) {
    for (const row of (await pool.query(text, [`${beginning}%`])).rows) found.push(`twice ${what}: ${JSON.stringify(row)}`)
  }
  for (const [what, text] of Object.entries(HALVES)) if ((await pool.query<{ count: string }>(text)).rows[0]!.count !== '0') found.push(`half: ${what}`)
  const letters = (await stack.mail.list()).filter((letter) => /Your certificate/.test(letter.subject)).flatMap((letter) => letter.to)
  for (const email of passed) {
    const count = letters.filter((to) => to === email).length
    if (count !== 1) found.push(`${count} letters with a certificate to ${email}`)
  }
  return found
}

/** out: how many of a run have passed and wait for their paper or its letter */
export async function waitingOf(pool: Pool, beginning: string): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `select ((select count(*) from completions c where c.person_id in (${PEOPLE})
        and not exists (select from cycles y join certificates f on f.cycle_id = y.id where y.completion_id = c.id))
      + (select count(*) from outbox o where o.to_address like $1 and not exists (select from deliveries d where d.outbox_id = o.id)))::int as waiting`,
    [`${beginning}%`],
  )
  return rows[0]!.waiting
}
