// The functions that see more than stoa_app, each with ids of another tenant, and each seen working for its own tenant first:
// a function that does nothing for anybody would pass otherwise.
import { endings, told, type Ending, type Outcome, type Verdict } from './attempt.ts'
import { hostOf, idOf, theirFingerprint, type Scene } from './scene.ts'
import type { Tenant } from './seed.ts'

interface Act {
  subject: string
  kind: string
  text: string
  values: unknown[]
  own: Ending
  other: Ending
}

/** Every act, by their owner (taken back), by another tenant and by nobody, then the doors. */
export async function probeActs(scene: Scene): Promise<Verdict[]> {
  const { app, superuser, mine, theirs, queue } = scene
  const attempt = await ungradedAttempt(scene)
  const before = await theirFingerprint(scene)
  const verdicts: Verdict[] = []
  const acts: Act[] = [
    { subject: 'app.grade', kind: 'their attempt', text: 'select app.grade($1)', values: [attempt], own: endings.done, other: refused('22023') },
    { subject: 'app.reveal_answer_keys', kind: 'their pool', text: `select * from app.reveal_answer_keys($1, 'person', $2)`,
      values: [poolWithKey(theirs), idOf(theirs, 'people')], own: some, other: endings.none },
    { subject: 'app.register_host', kind: 'their host', text: 'select app.register_host($1, $2) as taken',
      values: [hostOf(theirs), idOf(theirs, 'academies')], own: says('taken', true), other: says('taken', false) },
    { subject: 'app.release_host', kind: 'their host', text: 'select app.release_host($1)',
      values: [hostOf(theirs)], own: endings.done, other: endings.done },
    { subject: 'app.enqueue', kind: 'their tenant in the data', text: 'select app.enqueue($1, $2)',
      values: [queue, { tenant_id: theirs.id, canary: 'stamped' }], own: endings.done, other: endings.done },
    { subject: 'app.trail_break', kind: 'their chain', text: 'select app.trail_break() as place',
      values: [], own: says('place', null), other: says('place', null) },
  ]
  for (const { subject, kind, text, values, own, other } of acts) {
    const askers = [['own tenant', theirs.id, own], ['other tenant', mine.id, other], ['no tenant', null, endings.unset]] as const
    for (const [context, tenant, expected] of askers) {
      const outcome = await app.attempt(tenant, text, values, { keep: context !== 'own tenant' })
      const leak = problem(expected, outcome) ?? ((await theirFingerprint(scene)) === before ? undefined : 'something of theirs changed')
      verdicts.push({ subject, kind, context, word: expected.word, ...(leak ? { leak } : {}) })
    }
  }
  verdicts.push(...(await effects(scene, attempt)), ...(await doors(scene)))

  await superuser.query(`update trail_links set hash = 'torn' where tenant_id = $1 and position = 1`, [theirs.id])
  const torn = await app.attempt(theirs.id, 'select app.trail_break() as place')
  verdicts.push(verdictOf('app.trail_break', 'their chain torn, as they see it', problem(says('place', '1'), torn), 'own tenant'))
  const asSeen = await app.attempt(mine.id, 'select app.trail_break() as place')
  return [...verdicts, verdictOf('app.trail_break', 'their chain torn', problem(says('place', null), asSeen))]
}

/** What the acts that answer nothing have done: for their owner something, for the one who asked only what is the asker's. */
async function effects({ app, superuser, mine, theirs }: Scene, attempt: string): Promise<Verdict[]> {
  const after = (before: string) => ({ keep: false, before })
  const graded = await app.attempt(theirs.id, 'select from grades where attempt_id = $1', [attempt], after(`select app.grade('${attempt}')`))
  const door = 'select * from app.academy_of_host($1)'
  const released = await app.attempt(theirs.id, door, [hostOf(theirs)], after(`select app.release_host('${hostOf(theirs)}')`))
  await app.attempt(mine.id, 'select app.register_host($1, $2)', ['taken.quokka.test', idOf(theirs, 'academies')])
  const { rows: [led] } = await app.attempt(null, door, ['taken.quokka.test'])
  const { rows: jobs } = await superuser.query(`select distinct data ->> 'tenant_id' as tenant from pgboss.job where data ->> 'canary' = 'stamped'`)
  return [
    verdictOf('app.grade', 'their attempt is graded', problem(some, graded), 'own tenant'),
    verdictOf('app.release_host', 'their host is free', problem(endings.none, released), 'own tenant'),
    verdictOf('app.register_host', 'their academy', led === undefined ? undefined : `a host of mine leads to ${JSON.stringify(led)}`),
    verdictOf('app.enqueue', 'the job carries who asked', jobs.length === 1 && jobs[0].tenant === mine.id ? undefined : `jobs of ${JSON.stringify(jobs)}`),
  ]
}

/** Doors: exactly the columns they promise for what is known, and nothing for what is not. */
async function doors({ app, mine, theirs }: Scene): Promise<Verdict[]> {
  const serial = theirs.rows.get('public.cycles')![0]!['serial']
  const academy = { tenant_id: theirs.id, academy_id: idOf(theirs, 'academies') }
  const expected: [string, string, unknown[], unknown][] = [
    ['app.academy_of_host', 'select * from app.academy_of_host($1)', [hostOf(theirs).toUpperCase()], [academy]],
    ['app.academy_of_host', 'select * from app.academy_of_host($1)', ['%'], []],
    ['app.tenant_of_serial', 'select app.tenant_of_serial($1) as tenant', [serial], [{ tenant: theirs.id }]],
    ['app.tenant_of_serial', 'select app.tenant_of_serial($1) as tenant', ['%'], [{ tenant: null }]],
    ['app.tenant_of_slug', 'select * from app.tenant_of_slug($1)', [theirs.canary], [{ tenant_id: theirs.id, demonstration: false }]],
    ['app.tenant_of_slug', 'select * from app.tenant_of_slug($1)', ['%'], []],
    ['app.tenants_due', 'select * from app.tenants_due() as id where id in ($1, $2) order by id = $1', [theirs.id, mine.id],
      [{ id: mine.id }, { id: theirs.id }]],
  ]
  const verdicts: Verdict[] = []
  for (const [subject, text, values, rows] of expected) {
    const outcome = await app.attempt(null, text, values)
    const answer = JSON.stringify(outcome.rows)
    const leak = answer === JSON.stringify(rows) ? undefined : `told ${outcome.code ? told(outcome) : answer}`
    verdicts.push({ ...verdictOf(subject, values.includes('%') ? 'unknown' : 'known', leak), context: 'no tenant' })
  }
  return verdicts
}

/** An attempt of theirs that waits to be graded, with one question, its key and an answer. */
async function ungradedAttempt({ superuser, theirs }: Scene): Promise<string> {
  const graded = new Set(theirs.rows.get('public.grades')!.map((row) => row['attempt_id']))
  const attempt = theirs.rows.get('public.attempts')!.find((row) => !graded.has(row['id']!))!['id']!
  const key = theirs.rows.get('public.answer_keys')![0]!
  await superuser.query(`insert into attempt_items (tenant_id, attempt_id, position, question_id, choice_order) values ($1, $2, 1, $3, '{}')`,
    [theirs.id, attempt, key['question_id']])
  await superuser.query(`insert into responses (tenant_id, attempt_id, position, edit, answer) values ($1, $2, 1, 1, $3)`,
    [theirs.id, attempt, key['key']])
  await superuser.query('update attempts set submitted_at = now() where id = $1', [attempt])
  return attempt
}

function poolWithKey(theirs: Tenant): string {
  const question = theirs.rows.get('public.answer_keys')![0]!['question_id']
  return theirs.rows.get('public.questions')!.find((row) => row['id'] === question)!['pool_id']!
}

const some: Ending = { word: 'ok', holds: (o) => o.rowCount > 0 }
const refused = (code: string): Ending => ({ word: 'unknown', holds: (o) => o.code === code })
const says = (column: string, value: unknown): Ending =>
  ({ word: String(value), holds: (o) => o.code === undefined && o.rows[0]?.[column] === value })

function problem(expected: Ending, outcome: Outcome): string | undefined {
  return expected.holds(outcome) ? undefined : `expected ${expected.word}, got ${told(outcome)} ${JSON.stringify(outcome.rows)}`
}

function verdictOf(subject: string, kind: string, leak: string | undefined, context: Verdict['context'] = 'other tenant'): Verdict {
  return { subject, kind, context, word: 'ok', ...(leak ? { leak } : {}) }
}
