import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { publishCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, course, GLOBEX, ground, jobsOf, lasting, mailsIn, personOf, scene, standIn, useGround, world, type Inhabitant } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import {
  enroll,
  examStanding,
  listQuestions,
  previewRegrading,
  readAttempt,
  readQuestion,
  readResult,
  regradeQuestion,
  revealKey,
  saveResponse,
  startAttempt,
  submitAttempt,
  tellRegraded,
  type RegradingWish,
} from './index.ts'

useGround()

const LIMITS = { attempts_max: 3, cooldown_hours: 0 }
const url = (host: string, attempt: string) => `https://${host}/attempts/${attempt}/result`
const POINT: RegradingWish = { outcome: 'point', right: {} }
const OUT: RegradingWish = { outcome: 'left-out', right: {} }

/** A course whose exam asks every one of its four questions. */
async function four(ctx: Ctx, pass_percent = 75, attempts_max = 3): Promise<void> {
  const form = course()
  const pools = form.pools.map((pool) => ({ ...pool, questions: pool.questions.filter((one) => one.kind === 'single') }))
  await publishCourse(ctx, { ...form, pools, exam: { ...form.exam!, pass_percent, attempts_max } })
}
const questionOf = async (ctx: Ctx, slug = 'lock-1') =>
  (await ctx.trx.selectFrom('questions').select('id').where('slug', '=', slug).orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow()).id
const choiceOf = async (ctx: Ctx, question: string, text: string) =>
  (await ctx.trx.selectFrom('choices').select('id').where('question_id', '=', question).where('text', '=', text).executeTakeFirstOrThrow()).id

/** Sits the exam and answers by slug of question; what is not named is answered rightly. */
async function sit(ctx: Ctx, who: Inhabitant, answers: Record<string, string | null>, handIn = true): Promise<string> {
  const me = await as(ctx, who)
  await enroll(me, 'lockout')
  const attempt = await startAttempt(me, 'lockout', CONFIRMED)
  for (const { position, prompt, choices } of (await readAttempt(me, attempt)).items) {
    const text = answers[prompt.replace('?', '')] === undefined ? 'Right' : answers[prompt.replace('?', '')]
    const picked = text === null ? [] : [choices.find((choice) => choice.text === text)!.id]
    await saveResponse(me, { attempt, position, picked, is_flagged: false, edit: 1 })
  }
  if (handIn) await submitAttempt(me, attempt, Infinity)
  return attempt
}
/** Decides as somebody who looked at the preview does. */
async function decide(ctx: Ctx, question: string, wish: RegradingWish, id: string = crypto.randomUUID()): Promise<string> {
  const { seen, after } = await previewRegrading(ctx, 'lockout', question, wish)
  await regradeQuestion(ctx, 'lockout', question, { ...wish, id, reason: 'Two of them are right', seen, after })
  await tellRegraded(ctx, id, url)
  return id
}

test('the preview shows who is affected, by name, and writes nothing but who looked', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong' })
    await sit(ctx, 'client', { 'lock-1': 'Wrong' })
    await sit(ctx, 'other', {})
    const question = await questionOf(ctx)
    const known = (await ctx.trx.selectFrom('trail').select('id').execute()).map((entry) => entry.id)
    const effect = await previewRegrading(ctx, 'lockout', question, POINT)
    expect(effect.asked).toBe(3)
    expect(effect.changed.map(({ name, before: was, after, verdict, is_new_pass }) => ({ name, was, after, verdict, is_new_pass }))).toEqual([
      { name: 'learner of acme', was: { correct: 2, asked: 4 }, after: { correct: 3, asked: 4 }, verdict: 'passes', is_new_pass: true },
      { name: 'client of acme', was: { correct: 3, asked: 4 }, after: { correct: 4, asked: 4 }, verdict: 'same', is_new_pass: false },
    ])
    expect(effect).toMatchObject({ changes: 2, passing: 1, keeping: 0 })
    for (const table of ['regradings', 'regrades', 'regraded_skills'] as const) expect(await ctx.trx.selectFrom(table).selectAll().execute()).toEqual([])
    const added = (await ctx.trx.selectFrom('trail').select(['id', 'act', 'subject_id', 'detail']).execute()).filter((entry) => !known.includes(entry.id))
    expect(added).toMatchObject([{ act: 'question/previewed', subject_id: question, detail: { outcome: 'point' } }])
    expect(await ctx.trx.selectFrom('completions').select('person_id').execute()).toHaveLength(2)
  }))

test('whoever passes by a decision gets the completion, the job of the certificate and a letter; the old grade stays', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const attempt = await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong' })
    const question = await questionOf(ctx)
    await decide(ctx, question, POINT)
    const me = await as(ctx, 'learner')
    const result = await readResult(me, attempt)
    expect(result).toMatchObject({ passed: true, correct: 3, asked: 4, percent: 75, regraded_at: ctx.now, completion_id: expect.any(String) })
    expect(result.skills.map(({ skill, asked, correct }) => [skill, asked, correct])).toEqual([['locking', 2, 2], ['testing', 2, 1]])
    expect(await examStanding(me, 'lockout', LIMITS)).toMatchObject({ passed: true })
    expect(await ctx.trx.selectFrom('grades').select(['correct', 'passed']).execute()).toEqual([{ correct: 2, passed: false }])
    const [letter] = (await mailsIn(ctx)).filter((mail) => mail.subject === 'You passed after all: Lockout')
    expect(letter).toMatchObject({ to_address: 'learner@acme.example', text: expect.stringContaining(`/attempts/${attempt}/result`) })
    const acts = await ctx.trx.selectFrom('trail').select('act').execute()
    expect(acts.map((entry) => entry.act)).toEqual(expect.arrayContaining(['question/regraded', 'attempt/passed', 'course/completed']))
  }))

test('whoever’s result changes without a pass by it gets a letter that says so, once; whose does not, none', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    await sit(ctx, 'learner', { 'test-1': 'Wrong' })
    await sit(ctx, 'client', { 'lock-1': 'Wrong', 'test-1': 'Wrong', 'test-2': 'Wrong' })
    const question = await questionOf(ctx)
    const wrong = await choiceOf(ctx, question, 'Wrong')
    await sit(ctx, 'other', { 'lock-1': null, 'test-1': 'Wrong' })
    const id = await decide(ctx, question, { outcome: 'key', right: { picked: [wrong] } })
    await tellRegraded(ctx, id, url)
    const letters = (await mailsIn(ctx)).filter((mail) => mail.subject === 'Your result changed: Lockout')
    expect(letters.map((mail) => [mail.to_address, /\d of \d are right now\. [^.]*/.exec(mail.text.replace(/\s+/g, ' '))?.[0]]).sort()).toEqual([
      ['client@kestrel.example', '2 of 4 are right now. That does not reach the mark yet'],
      ['learner@acme.example', '2 of 4 are right now. You have passed, and nobody loses a pass by this'],
    ])
  }))

test('of two decisions before any letter each is told of, by what counts in the end, and nobody who has passed is told that they have not', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong', 'test-2': 'Wrong' })
    await sit(ctx, 'learner', {})
    const ids: string[] = []
    for (const slug of ['lock-1', 'test-1']) {
      const question = await questionOf(ctx, slug)
      const { seen, after } = await previewRegrading(ctx, 'lockout', question, POINT)
      const id = crypto.randomUUID()
      await regradeQuestion(ctx, 'lockout', question, { ...POINT, id, reason: 'Two of them are right', seen, after })
      ids.push(id)
    }
    for (const id of [...ids, ...ids]) await tellRegraded(ctx, id, url)
    const letters = (await mailsIn(ctx)).filter((mail) => mail.subject === 'Your result changed: Lockout')
    expect(letters.map((mail) => /\d of \d are right now\. [^.]*/.exec(mail.text.replace(/\s+/g, ' '))?.[0])).toEqual([
      '3 of 4 are right now. You have passed, and nobody loses a pass by this',
      '3 of 4 are right now. You have passed, and nobody loses a pass by this',
    ])
  }))

test('nobody loses a pass: whoever would fall below keeps it, and the preview says who', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const attempt = await sit(ctx, 'learner', { 'test-1': 'Wrong' })
    const question = await questionOf(ctx)
    expect((await previewRegrading(ctx, 'lockout', question, OUT)).changed).toMatchObject([{ verdict: 'keeps', after: { correct: 2, asked: 3 } }])
    await decide(ctx, question, OUT)
    expect(await readResult(await as(ctx, 'learner'), attempt)).toMatchObject({ passed: true, correct: 2, asked: 3, percent: 66 })
    expect(await ctx.trx.selectFrom('completions').select('id').execute()).toHaveLength(1)
  }))

test('a corrected key is graded by, whoever chose what; it can be read by nobody', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx, 100)
    const question = await questionOf(ctx)
    const wrong = await choiceOf(ctx, question, 'Wrong')
    const lucky = await sit(ctx, 'learner', { 'lock-1': 'Wrong' })
    const unlucky = await sit(ctx, 'other', {})
    const silent = await sit(ctx, 'led', { 'lock-1': null })
    await decide(ctx, question, { outcome: 'key', right: { picked: [wrong] } })
    expect(await readResult(await as(ctx, 'learner'), lucky)).toMatchObject({ correct: 4, passed: true })
    expect(await readResult(await as(ctx, 'other'), unlucky)).toMatchObject({ correct: 3, passed: true })
    expect(await readResult(await as(ctx, 'led'), silent)).toMatchObject({ correct: 3, passed: false, regraded_at: null })
    await sql`savepoint before`.execute(ctx.trx)
    await expect(sql`select * from corrected_keys`.execute(ctx.trx)).rejects.toMatchObject({ code: '42501' })
    await sql`rollback to savepoint before`.execute(ctx.trx)
    await expect(sql`select * from app.marks(${lucky})`.execute(ctx.trx)).rejects.toMatchObject({ code: '42501' })
  }))

test('an attempt that was under way is graded by the decision, and the question is not drawn any more', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const question = await questionOf(ctx)
    const attempt = await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong' }, false)
    await decide(ctx, question, POINT)
    const me = await as(ctx, 'learner')
    expect(await submitAttempt(me, attempt, Infinity)).toBe(true)
    const other = await as(ctx, 'other')
    await enroll(other, 'lockout')
    const next = await readAttempt(other, await startAttempt(other, 'lockout', CONFIRMED))
    expect(next.items.map((item) => item.prompt).sort()).toEqual(['lock-2?', 'test-1?', 'test-2?'])
  }))

test('when every question is out, all of them count as right, and no new exam can be drawn', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const attempt = await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'lock-2': 'Wrong' })
    for (const slug of ['lock-1', 'lock-2', 'test-1', 'test-2']) await decide(ctx, await questionOf(ctx, slug), OUT)
    expect(await readResult(await as(ctx, 'learner'), attempt)).toMatchObject({ asked: 4, correct: 4, passed: true })
    const other = await as(ctx, 'other')
    await enroll(other, 'lockout')
    await expect(startAttempt(other, 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'exam/no-questions' })
  }))

test('a later decision about the same question counts, and is graded beside the earlier ones', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const attempt = await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong' })
    const question = await questionOf(ctx)
    await decide(ctx, question, OUT)
    expect(await readResult(await as(ctx, 'learner'), attempt)).toMatchObject({ correct: 2, asked: 3, passed: false })
    await decide(ctx, question, POINT)
    expect(await readResult(await as(ctx, 'learner'), attempt)).toMatchObject({ correct: 3, asked: 4, passed: true })
    expect((await readQuestion(ctx, 'lockout', question)).decisions.map(({ number, outcome, changed }) => [number, outcome, changed])).toEqual([
      [2, 'point', 1],
      [1, 'left-out', 1],
    ])
  }))

test('whoever has a pass in force already gets no second one', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong' })
    await sit(ctx, 'learner', {})
    const effect = await previewRegrading(ctx, 'lockout', await questionOf(ctx), POINT)
    expect(effect.changed).toMatchObject([{ verdict: 'passes', is_new_pass: false }])
    await decide(ctx, await questionOf(ctx), POINT)
    expect(await ctx.trx.selectFrom('completions').select('id').execute()).toHaveLength(1)
  }))

test('posting a decision twice is one; posting one whose effect has changed since it was shown is refused and writes nothing', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong' })
    const question = await questionOf(ctx)
    const id = crypto.randomUUID()
    const { seen } = await previewRegrading(ctx, 'lockout', question, POINT)
    const post = () => regradeQuestion(ctx, 'lockout', question, { ...POINT, id, reason: 'Two are right', seen, after: null })
    await sit(ctx, 'other', { 'lock-1': 'Wrong' })
    await sql`savepoint before`.execute(ctx.trx)
    await expect(post()).rejects.toMatchObject({ code: 'regrading/changed', status: 409 })
    await sql`rollback to savepoint before`.execute(ctx.trx)
    await decide(ctx, question, POINT, id)
    await post()
    expect(await ctx.trx.selectFrom('regradings').select('number').execute()).toEqual([{ number: 1 }])
    await expect(regradeQuestion(ctx, 'lockout', await questionOf(ctx, 'test-1'), { ...POINT, id, reason: 'x', seen, after: null })).rejects.toMatchObject({
      code: 'regrading/changed',
    })
  }))

test('of two who look at the same question, whoever decides second is refused, even where what would happen is the same', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const question = await questionOf(ctx)
    const first = await previewRegrading(ctx, 'lockout', question, POINT)
    const second = await previewRegrading(ctx, 'lockout', question, OUT)
    expect([first.after, second.after, first.changes, second.changes]).toEqual([null, null, 0, 0])
    const id = await decide(ctx, question, OUT)
    // Nobody was asked it, so nothing changes by either decision: the effect alone would not tell that there was another.
    expect((await previewRegrading(ctx, 'lockout', question, POINT)).seen).toBe(first.seen)
    await sql`savepoint before`.execute(ctx.trx)
    const late = regradeQuestion(ctx, 'lockout', question, { ...POINT, id: crypto.randomUUID(), reason: 'Two are right', seen: first.seen, after: first.after })
    await expect(late).rejects.toMatchObject({ code: 'regrading/decided', status: 409 })
    await sql`rollback to savepoint before`.execute(ctx.trx)
    expect((await readQuestion(ctx, 'lockout', question)).decisions).toMatchObject([{ number: 1, outcome: 'left-out' }])
    expect((await previewRegrading(ctx, 'lockout', question, POINT)).after).toBe(id)
    await decide(ctx, question, POINT)
    expect((await readQuestion(ctx, 'lockout', question)).decisions.map((one) => one.outcome)).toEqual(['point', 'left-out'])
  }))

test('what counts already is not decided: the key as it is written, one that was put right before, or the same outcome once more', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const question = await questionOf(ctx)
    const key = async (text: string): Promise<RegradingWish> => ({ outcome: 'key', right: { picked: [await choiceOf(ctx, question, text)] } })
    const isRefused = async (wish: RegradingWish) => {
      const { seen, after, counts_already } = await previewRegrading(ctx, 'lockout', question, wish)
      expect(counts_already).toBe(true)
      await sql`savepoint before`.execute(ctx.trx)
      const posted = regradeQuestion(ctx, 'lockout', question, { ...wish, id: crypto.randomUUID(), reason: 'x', seen, after })
      await expect(posted).rejects.toMatchObject({ code: 'regrading/same', status: 422 })
      await sql`rollback to savepoint before`.execute(ctx.trx)
    }
    await isRefused(await key('Right'))
    expect((await previewRegrading(ctx, 'lockout', question, await key('Wrong'))).counts_already).toBe(false)
    await decide(ctx, question, await key('Wrong'))
    await isRefused(await key('Wrong'))
    await decide(ctx, question, await key('Right'))
    await decide(ctx, question, OUT)
    await isRefused(OUT)
    // After another outcome the key as it is written is something to decide again.
    await decide(ctx, question, await key('Right'))
    expect((await readQuestion(ctx, 'lockout', question)).decisions.map((one) => one.outcome)).toEqual(['key', 'left-out', 'key', 'key'])
  }))

test('a key of every kind is known again as the one that counts, and another is not', async () => {
  const question = await lasting(GLOBEX, 'owner', (ctx) => questionOf(ctx))
  const client = await ground().superuser.pool.connect()
  const counts = async (kind: string, old: object, now: object) => {
    await client.query(`begin; select set_config('app.tenant_id', '${world(GLOBEX).id}', true)`)
    try {
      const id = crypto.randomUUID()
      await client.query(`insert into regradings (tenant_id, id, question_id, number, outcome, reason, decided_by)
        select q.tenant_id, '${id}', q.id, 100, 'key', 'x', p.id from questions q join people p on p.tenant_id = q.tenant_id where q.id = '${question}' limit 1`)
      await client.query(`insert into corrected_keys (tenant_id, regrading_id, key) values (app.tenant_id(), $1, $2)`, [id, JSON.stringify(old)])
      await client.query(`update questions set kind = $2 where id = $1`, [question, kind])
      return (await client.query(`select app.counts_already($1, 'key', $2::jsonb) as is`, [question, JSON.stringify(now)])).rows[0].is
    } finally {
      await client.query('rollback')
    }
  }
  try {
    for (const [kind, old, same, other] of [
      ['multiple', { picked: ['a', 'b'] }, { picked: ['b', 'a'] }, { picked: ['a'] }],
      ['numeric', { value: '2.50', tolerance: '0' }, { value: '2.5', tolerance: '0.0' }, { value: '2.5', tolerance: '0.1' }],
      ['ordering', { places: { a: 1, b: 2 } }, { places: { b: 2, a: 1 } }, { places: { a: 2, b: 1 } }],
      ['matching', { pairs: { a: 'x' }, extra: ['y'] }, { pairs: { a: 'x' } }, { pairs: { a: 'y' } }],
      ['fill-in', { blanks: [], folded: [['a', 'b'], ['c']] }, { folded: [['b', 'a'], ['c']] }, { folded: [['a'], ['c', 'b']] }],
    ] as const)
      expect([await counts(kind, old, same), await counts(kind, old, other)], kind).toEqual([true, false])
  } finally {
    client.release()
  }
})

test('six posts of one decision at once, beside people who hand in: one decision, and nobody is graded by the old key alone', async () => {
  const { question, attempts } = await lasting(GLOBEX, 'owner', async (ctx) => {
    await four(ctx)
    const attempts: [Inhabitant, string][] = []
    for (const who of ['learner', 'other', 'led', 'client'] as const) attempts.push([who, await sit(ctx, who, { 'lock-1': 'Wrong', 'test-1': 'Wrong' }, false)])
    return { question: await questionOf(ctx), attempts }
  })
  const id = crypto.randomUUID()
  const nobody = (await lasting(GLOBEX, 'owner', (ctx) => previewRegrading(ctx, 'lockout', question, POINT))).seen
  const done = await atOnce(10, GLOBEX, 'owner', async (ctx, index) => {
    const mine = attempts[index]
    if (mine) return submitAttempt(await as(ctx, mine[0]), mine[1], Infinity)
    await sql`savepoint before`.execute(ctx.trx)
    return regradeQuestion(ctx, 'lockout', question, { ...POINT, id, reason: 'Two are right', seen: nobody, after: null }).catch(async (error: { code: string }) => {
      await sql`rollback to savepoint before`.execute(ctx.trx)
      return error.code
    })
  })
  // Whoever handed in first was in the effect already, and the decision was refused as changed; then it is taken now.
  if (done.slice(4).every((one) => one === 'regrading/changed')) await lasting(GLOBEX, 'owner', (ctx) => decide(ctx, question, POINT, id))
  await lasting(GLOBEX, 'owner', async (ctx) => {
    expect(await ctx.trx.selectFrom('regradings').select('number').execute()).toEqual([{ number: 1 }])
    for (const [who, attempt] of attempts) expect(await readResult(await as(ctx, who), attempt)).toMatchObject({ correct: 3, passed: true })
    expect(await ctx.trx.selectFrom('completions').select('id').execute()).toHaveLength(4)
  })
  expect(await jobsOf('issue-certificate')).toHaveLength(4)
})

test('a key that is none of the question is refused', () =>
  scene(ACME, 'owner', async (ctx) => {
    const question = await questionOf(ctx)
    const right = await choiceOf(ctx, question, 'Right')
    const wrong = await choiceOf(ctx, question, 'Wrong')
    const foreign = await choiceOf(ctx, await questionOf(ctx, 'test-1'), 'Right')
    for (const picked of [[], [right, wrong], [foreign], [crypto.randomUUID()]])
      await expect(previewRegrading(ctx, 'lockout', question, { outcome: 'key', right: { picked } })).rejects.toMatchObject({
        code: 'input/invalid',
        fields: { answer: expect.any(String) },
      })
  }))

test('each attempt is marked once, and of many that change a hundred are shown; each of those who pass gets one letter, however often they are written', async () => {
  const { question, attempt, id } = await lasting(GLOBEX, 'owner', async (ctx) => {
    await four(ctx, 80, 4)
    const question = await questionOf(ctx, 'test-2')
    const attempt = await sit(ctx, 'support', { 'test-2': 'Wrong' })
    return { question, attempt, id: crypto.randomUUID() }
  })
  const { superuser } = ground()
  // A hundred and fifty people who answered as this one did.
  await superuser.pool.query(
    `with people as (insert into people (tenant_id, email, name, locale) select tenant_id, 'p' || n || '@globex.example', 'P ' || n, 'en'
        from attempts a, generate_series(1, 150) n where a.id = $1 returning tenant_id, id),
      sat as (insert into attempts (tenant_id, person_id, course_id, exam_id, academy_id, number, seed, started_at, deadline_at, submitted_at)
        select p.tenant_id, p.id, a.course_id, a.exam_id, a.academy_id, 1, a.seed, a.started_at, a.deadline_at, a.submitted_at
        from people p join attempts a on a.tenant_id = p.tenant_id and a.id = $1 returning tenant_id, id),
      asked as (insert into attempt_items (tenant_id, attempt_id, position, question_id, choice_order)
        select s.tenant_id, s.id, i.position, i.question_id, i.choice_order from sat s join attempt_items i on i.attempt_id = $1),
      answered as (insert into responses (tenant_id, attempt_id, position, answer, is_flagged, edit, saved_at)
        select s.tenant_id, s.id, r.position, r.answer, false, 1, r.saved_at from sat s join responses r on r.attempt_id = $1)
     insert into grades (tenant_id, attempt_id, asked, correct, percent, passed)
        select s.tenant_id, s.id, g.asked, g.correct, g.percent, g.passed from sat s join grades g on g.attempt_id = $1`,
    [attempt],
  )
  const { asked } = (await superuser.pool.query(`select count(*)::int as asked from attempt_items where question_id = $1`, [question])).rows[0]
  const client = await superuser.pool.connect()
  try {
    await client.query(`begin; set local track_functions = 'all'; select set_config('app.tenant_id', '${world(GLOBEX).id}', true)`)
    await client.query(`insert into regradings (tenant_id, id, question_id, number, outcome, reason, decided_by)
      select q.tenant_id, '${id}', q.id, 1, 'point', 'counted', p.id from questions q join people p on p.tenant_id = q.tenant_id where q.id = '${question}' limit 1`)
    await client.query(`select app.regrade('${id}')`)
    const { rows } = await client.query(`select calls::int from pg_stat_xact_user_functions where schemaname = 'app' and funcname = 'marks'`)
    expect(rows).toEqual([{ calls: asked }])
    expect(asked).toBeGreaterThan(150)
  } finally {
    await client.query('rollback')
    client.release()
  }
  await lasting(GLOBEX, 'owner', async (ctx) => {
    const effect = await previewRegrading(ctx, 'lockout', question, POINT)
    expect(effect).toMatchObject({ asked, changes: 151, passing: 151, keeping: 0 })
    expect(effect.changed).toHaveLength(100)
    await regradeQuestion(ctx, 'lockout', question, { ...POINT, id, reason: 'Two are right', seen: effect.seen, after: effect.after })
  })
  const letters = () => lasting(GLOBEX, 'owner', async (ctx) => (await mailsIn(ctx)).filter((mail) => mail.subject.startsWith('You passed after all')))
  const before = (await letters()).length
  const tell = () => lasting(GLOBEX, 'owner', (ctx) => tellRegraded(ctx, id, url))
  expect(await jobsOf('tell-regraded')).toContainEqual(expect.objectContaining({ data: expect.objectContaining({ regrading_id: id }) }))
  await tell()
  expect((await letters()).length - before).toBe(100)
  for (let times = 0; times < 2; times++) await tell()
  const sent = (await letters()).slice(before)
  expect([sent.length, new Set(sent.map((mail) => mail.person_id)).size]).toEqual([151, 151])
  await lasting(GLOBEX, 'owner', async (ctx) => {
    const { rows } = await sql`select k.id from completions k
      join regrades r on r.tenant_id = k.tenant_id and r.attempt_id = k.attempt_id where r.regrading_id = ${id}`.execute(ctx.trx)
    expect(rows).toHaveLength(151)
  })
})

test('whoever looks after one academy decides about what its people alone were asked, and says what is right only where they may see keys', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const question = await questionOf(ctx)
    const attempt = await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong' })
    const narrowed = ctx.trx.updateTable('role_grants').set({ academy_id: world(ACME).academies.customers })
    await narrowed.where('person_id', 'in', [personOf(ACME, 'admin'), personOf(ACME, 'author')]).execute()
    const [admin, author] = [await as(ctx, 'admin'), await as(ctx, 'author')]
    const key: RegradingWish = { outcome: 'key', right: { picked: [await choiceOf(ctx, question, 'Wrong')] } }
    await expect(previewRegrading(admin, 'lockout', question, key)).rejects.toMatchObject({ code: 'access/denied' })
    const keyed = { ...key, id: crypto.randomUUID(), reason: 'x', seen: '', after: null }
    await expect(regradeQuestion(admin, 'lockout', question, keyed)).rejects.toMatchObject({ code: 'access/denied' })
    expect([(await readQuestion(admin, 'lockout', question)).may_read_key, (await readQuestion(author, 'lockout', question)).may_read_key]).toEqual([false, true])
    expect((await previewRegrading(author, 'lockout', question, key)).changes).toBe(1)
    expect((await previewRegrading(admin, 'lockout', question, POINT)).passing).toBe(1)
    // The same attempt, sat in a sister academy.
    await ctx.trx.updateTable('attempts').set({ academy_id: world(ACME).academies.kestrel }).where('id', '=', attempt).execute()
    for (const who of [admin, author]) {
      await expect(previewRegrading(who, 'lockout', question, POINT)).rejects.toMatchObject({ code: 'regrading/elsewhere', status: 403 })
      const confirmed = { ...POINT, id: crypto.randomUUID(), reason: 'x', seen: '', after: null }
      await expect(regradeQuestion(who, 'lockout', question, confirmed)).rejects.toMatchObject({ code: 'regrading/elsewhere' })
    }
    await decide(ctx, question, POINT)
  }))

test('an author decides, and sees how many are affected, but not who', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    await sit(ctx, 'learner', { 'lock-1': 'Wrong', 'test-1': 'Wrong' })
    const author = await as(ctx, 'author')
    expect((await previewRegrading(author, 'lockout', await questionOf(ctx), POINT)).changed).toMatchObject([{ name: null, verdict: 'passes' }])
    await decide(author, await questionOf(ctx), POINT)
  }))

test('nobody else looks after questions, and those of another course or tenant are unknown', () =>
  scene(ACME, 'owner', async (ctx) => {
    const question = await questionOf(ctx)
    const confirmed = { ...POINT, id: crypto.randomUUID(), reason: 'x', seen: '', after: null }
    for (const who of ['learner', 'auditor', 'support', 'supervisor', 'organization-manager'] as const) {
      const other = await as(ctx, who)
      await expect(listQuestions(other, 'lockout')).rejects.toMatchObject({ code: 'access/denied' })
      await expect(readQuestion(other, 'lockout', question)).rejects.toMatchObject({ code: 'access/denied' })
      await expect(previewRegrading(other, 'lockout', question, POINT)).rejects.toMatchObject({ code: 'access/denied' })
      await expect(regradeQuestion(other, 'lockout', question, confirmed)).rejects.toMatchObject({ code: 'access/denied' })
      await expect(revealKey(other, 'lockout', question)).rejects.toMatchObject({ code: 'access/denied' })
    }
    await expect(listQuestions(await as(ctx, 'guest'), 'lockout')).rejects.toMatchObject({ code: 'access/sign-in' })
    await expect(readQuestion(ctx, 'lockout', crypto.randomUUID())).rejects.toMatchObject({ code: 'question/unknown', status: 404 })
    const there = await standIn(ctx, GLOBEX, 'owner')
    await expect(readQuestion(there, 'lockout', question)).rejects.toMatchObject({ code: 'question/unknown' })
    await expect(previewRegrading(there, 'lockout', question, POINT)).rejects.toMatchObject({ code: 'question/unknown' })
    await expect(regradeQuestion(there, 'lockout', question, confirmed)).rejects.toMatchObject({ code: 'question/unknown' })
  }))

test('looking at a key leaves a line in the trail; statistics tell no key', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx)
    const question = await questionOf(ctx)
    await sit(ctx, 'learner', { 'lock-1': 'Wrong' })
    const { rows } = await listQuestions(ctx, 'lockout')
    expect(rows.find((row) => row.id === question)).toMatchObject({ asked: 1, correct: null, discrimination: null, is_current: true, outcome: null })
    expect(JSON.stringify(rows)).not.toMatch(/Because/)
    const lines = async () => (await ctx.trx.selectFrom('trail').select('id').where('act', '=', 'answer-keys/read').execute()).length
    const before = await lines()
    expect(await revealKey(ctx, 'lockout', question)).toEqual({ right: { picked: [await choiceOf(ctx, question, 'Right')] }, explanation: 'Because lock-1.', corrected: [] })
    expect(await lines()).toBe(before + 1)
    const wrong = await choiceOf(ctx, question, 'Wrong')
    await decide(ctx, question, { outcome: 'key', right: { picked: [wrong] } })
    expect((await revealKey(ctx, 'lockout', question)).corrected).toEqual([{ number: 1, right: { picked: [wrong] } }])
    expect(await lines()).toBe(before + 3)
    await standIn(ctx, GLOBEX, 'owner')
    expect((await sql`select * from app.reveal_corrected_keys(${question}, 'person', null)`.execute(ctx.trx)).rows).toEqual([])
  }))

test('from five answers on the share is told, and how the question goes together with the rest from twenty', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx, 100, 20)
    const question = await questionOf(ctx)
    const of = async () => (await listQuestions(ctx, 'lockout')).rows.find((row) => row.id === question)!
    for (let times = 0; times < 5; times++) await sit(ctx, 'learner', { 'lock-1': times < 2 ? 'Right' : 'Wrong', 'test-1': 'Wrong' })
    expect(await of()).toMatchObject({ asked: 5, correct: 2, discrimination: null })
    for (let times = 0; times < 15; times++)
      await sit(ctx, 'other', times % 2 ? { 'test-1': 'Wrong' } : { 'lock-1': 'Wrong', 'test-1': 'Wrong', 'test-2': 'Wrong' })
    const { asked, correct, discrimination } = await of()
    expect([asked, correct]).toEqual([20, 9])
    expect(discrimination).toBeGreaterThan(0.4)
  }))

test('what is counted of a question goes by its key as it was decided', () =>
  scene(ACME, 'owner', async (ctx) => {
    await four(ctx, 100, 20)
    const question = await questionOf(ctx)
    for (let times = 0; times < 5; times++) await sit(ctx, 'other', { 'lock-1': times < 2 ? 'Wrong' : null, 'test-1': 'Wrong' })
    const of = async () => (await listQuestions(ctx, 'lockout')).rows.find((row) => row.id === question)!
    expect(await of()).toMatchObject({ asked: 5, correct: 0 })
    await decide(ctx, question, { outcome: 'key', right: { picked: [await choiceOf(ctx, question, 'Wrong')] } })
    expect(await of()).toMatchObject({ asked: 5, correct: 2, outcome: 'key' })
  }))
