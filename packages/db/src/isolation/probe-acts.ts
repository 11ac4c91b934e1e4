// The functions that see more than stoa_app, each with ids of another tenant, and each seen working for its own tenant first:
// a function that does nothing for anybody would pass otherwise.
import { endings, told, type Ending, type Outcome, type Verdict } from './attempt.ts'
import { hostOf, idOf, theirFingerprint, type Scene } from './scene.ts'

/** Every act, both ways. */
export async function probeActs(scene: Scene): Promise<Verdict[]> {
  const { app, superuser, mine, theirs } = scene
  const verdicts: Verdict[] = []
  const before = await theirFingerprint(scene)
  const attempt = await ungradedAttempt(scene)
  const prepared = await theirFingerprint(scene)

  const act = async (subject: string, kind: string, tenant: 'own tenant' | 'other tenant' | 'no tenant', expected: Ending, text: string, values: unknown[] = []) => {
    const id = tenant === 'no tenant' ? null : tenant === 'own tenant' ? theirs.id : mine.id
    const outcome = await app.attempt(id, text, values, { keep: tenant !== 'own tenant' })
    const leak = problem(expected, outcome) ?? (tenant !== 'own tenant' && (await theirFingerprint(scene)) !== prepared ? 'something of theirs changed' : undefined)
    verdicts.push({ subject, kind, context: tenant, word: expected.word, ...(leak ? { leak } : {}) })
  }
  const all = async (subject: string, text: string, values: unknown[], own: Ending, other: Ending, kind = 'their id') => {
    await act(subject, kind, 'own tenant', own, text, values)
    await act(subject, kind, 'other tenant', other, text, values)
    await act(subject, kind, 'no tenant', endings.unset, text, values)
  }

  await all('app.grade', 'select app.grade($1)', [attempt], endings.done, refused('22023'))
  await all('app.reveal_answer_keys', `select * from app.reveal_answer_keys($1, 'person', $2)`, [await poolWithKey(scene), idOf(theirs, 'people')], some, endings.none)
  await all('app.register_host', 'select app.register_host($1, $2) as taken', [hostOf(theirs), idOf(mine, 'academies')], says('taken', true), says('taken', false), 'their host')
  await app.attempt(mine.id, 'select app.register_host($1, $2)', ['taken.quokka.test', idOf(theirs, 'academies')])
  const { rows: [led] } = await app.attempt(null, 'select * from app.academy_of_host($1)', ['taken.quokka.test'])
  verdicts.push(verdictOf('app.register_host', 'their academy', led?.['tenant_id'] === theirs.id ? 'a host of mine leads to them' : undefined))
  await all('app.release_host', 'select app.release_host($1)', [hostOf(theirs)], endings.done, endings.done, 'their host')
  await all('app.enqueue', 'select app.enqueue($1, $2)', [scene.queue, { tenant_id: theirs.id, canary: 'stamped' }], endings.done, endings.done, 'their tenant in the data')
  const { rows } = await superuser.query(`select distinct data ->> 'tenant_id' as tenant from pgboss.job where data ->> 'canary' = 'stamped'`)
  verdicts.push(verdictOf('app.enqueue', 'the job carries the caller', rows.length === 1 && rows[0].tenant === mine.id ? undefined : `the job went to ${JSON.stringify(rows)}`))

  await all('app.trail_break', 'select app.trail_break() as place', [], says('place', null), says('place', null), 'their chain whole')
  await superuser.query(`update trail_links set hash = 'torn' where tenant_id = $1 and position = 1`, [theirs.id])
  const torn = await app.attempt(theirs.id, 'select app.trail_break() as place')
  verdicts.push(verdictOf('app.trail_break', 'their chain torn, as they see it', problem(says('place', '1'), torn), 'own tenant'))
  verdicts.push(verdictOf('app.trail_break', 'their chain torn', problem(says('place', null), await app.attempt(mine.id, 'select app.trail_break() as place'))))

  return [...verdicts, ...(await doors(scene)), verdictOf('every act', 'the scene was theirs alone', before === prepared ? 'nothing was there to be refused' : undefined, 'own tenant')]
}

/** Doors: exactly the columns they promise for what is known, and nothing for what is not. */
async function doors({ app, mine, theirs }: Scene): Promise<Verdict[]> {
  const serial = theirs.rows.get('public.cycles')![0]!['serial']
  const expected: [string, string, unknown[], unknown][] = [
    ['app.academy_of_host', 'select * from app.academy_of_host($1)', [hostOf(theirs).toUpperCase()], [{ tenant_id: theirs.id, academy_id: idOf(theirs, 'academies') }]],
    ['app.academy_of_host', 'select * from app.academy_of_host($1)', ['%'], []],
    ['app.tenant_of_serial', 'select app.tenant_of_serial($1) as tenant', [serial], [{ tenant: theirs.id }]],
    ['app.tenant_of_serial', 'select app.tenant_of_serial($1) as tenant', ['%'], [{ tenant: null }]],
    ['app.tenant_of_slug', 'select * from app.tenant_of_slug($1)', [theirs.canary], [{ tenant_id: theirs.id, demonstration: false }]],
    ['app.tenant_of_slug', 'select * from app.tenant_of_slug($1)', ['%'], []],
    ['app.tenants_due', `select * from app.tenants_due() as id where id in ($1, $2) order by id = $1`, [theirs.id, mine.id], [{ id: mine.id }, { id: theirs.id }]],
  ]
  const verdicts: Verdict[] = []
  for (const [subject, text, values, rows] of expected) {
    const outcome = await app.attempt(null, text, values)
    const leak = JSON.stringify(outcome.rows) === JSON.stringify(rows) ? undefined : `told ${outcome.code ? told(outcome) : JSON.stringify(outcome.rows)}`
    verdicts.push({ ...verdictOf(subject, values.includes('%') ? 'unknown' : 'known', leak), context: 'no tenant' })
  }
  return verdicts
}

/** An attempt of theirs that waits to be graded, with one question, its key and an answer. */
async function ungradedAttempt({ superuser, theirs }: Scene): Promise<string> {
  const graded = new Set(theirs.rows.get('public.grades')!.map((row) => row['attempt_id']))
  const attempt = theirs.rows.get('public.attempts')!.find((row) => !graded.has(row['id']!))!['id']!
  const key = theirs.rows.get('public.answer_keys')![0]!
  await superuser.query('insert into attempt_items (tenant_id, attempt_id, position, question_id, choice_order) values ($1, $2, 1, $3, $4)', [theirs.id, attempt, key['question_id'], key['choice_ids']])
  await superuser.query('insert into responses (tenant_id, attempt_id, position, choice_ids) values ($1, $2, 1, $3)', [theirs.id, attempt, key['choice_ids']])
  await superuser.query('update attempts set submitted_at = now() where id = $1', [attempt])
  return attempt
}

async function poolWithKey({ theirs }: Scene): Promise<string> {
  const question = theirs.rows.get('public.answer_keys')![0]!['question_id']
  return theirs.rows.get('public.questions')!.find((row) => row['id'] === question)!['pool_id']!
}

const some: Ending = { word: 'ok', holds: (o) => o.rowCount > 0 }
const refused = (code: string): Ending => ({ word: 'unknown', holds: (o) => o.code === code })
const says = (column: string, value: unknown): Ending => ({ word: String(value), holds: (o) => o.code === undefined && o.rows[0]?.[column] === value })

function problem(expected: Ending, outcome: Outcome): string | undefined {
  return expected.holds(outcome) ? undefined : `expected ${expected.word}, got ${told(outcome)} ${JSON.stringify(outcome.rows)}`
}

function verdictOf(subject: string, kind: string, leak: string | undefined, context: Verdict['context'] = 'other tenant'): Verdict {
  return { subject, kind, context, word: 'ok', ...(leak ? { leak } : {}) }
}
