import { setTimeout as pause } from 'node:timers/promises'
import { answerSomehow, atQuestion, passExam, startCourse, startExam } from '../learner.ts'
import { ask, cookieOf, CUSTOMERS, expect, many, person, rows, signIn, stranger, test } from '../story.ts'

const claim = 'Postgres is restarted under use: 503 and nothing worse, back within ten seconds, nothing lost that was said to be saved'

test(claim, async ({ page, stack, browser }) => {
  test.setTimeout(many(600_000, 180_000))
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Halvor Mørk', 'halvor@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  const attempt = await startExam(page, origin)
  await atQuestion(page, 1)
  const cookie = await cookieOf(page, origin)
  const [web, worker] = [stack.web.pid(), stack.worker.pid()]

  const seen: { status: number; after: string | undefined; at: number; path: string; text: string }[] = []
  let acknowledged = 0
  let going = true
  const reading = ['/', '/learn/certified-robot-operator/lock-it-out', `/attempts/${attempt}?question=2`, '/catalogue'].map(async (path) => {
    while (going) note(path, await ask(stack, CUSTOMERS, path, { cookie }))
  })
  const writing = (async () => {
    for (let edit = 1; going; edit++) {
      const form = { position: '2', edit: String(edit), flagged: 'yes' }
      const answer = await ask(stack, CUSTOMERS, `/attempts/${attempt}/responses`, { method: 'POST', cookie, form })
      note('a save', answer)
      if (answer.status === 200) acknowledged = edit
    }
  })()
  function note(path: string, { status, headers, text }: Awaited<ReturnType<typeof ask>>) {
    seen.push({ status, after: headers['retry-after'] as string | undefined, at: performance.now(), path, text: status === 200 ? '' : text })
  }

  for (let round = 1; round <= many(10, 2); round++) {
    await test.step(`restart ${round}`, async () => {
      await pause(500)
      const before = acknowledged
      await stack.crashPostgres(round === 1 ? 1500 : 200)
      const back = performance.now()
      await expect.poll(() => acknowledged, { timeout: 10_000, intervals: [50] }).toBeGreaterThan(before)
      await expect.poll(() => seen.slice(-20).filter((one) => one.status !== 200).length, { timeout: 10_000, intervals: [100] }).toBe(0)
      expect(performance.now() - back, 'milliseconds until it is as before').toBeLessThan(10_000)
    })
  }
  going = false
  await Promise.all([...reading, writing])

  await test.step('meanwhile there was 200 or 503 with a time to come back, nobody was cut off, and no process ended', async () => {
    const odd = seen.filter((one) => one.status !== 200 && !(one.status === 503 && one.after))
    expect(odd.map((one) => `${one.path} ${one.status} ${one.after} ${one.text.replace(/<[^>]*>/g, ' ').slice(0, 300)}`).slice(0, 5)).toEqual([])
    expect(seen.some((one) => one.status === 503), 'the restart was felt').toBe(true)
    const neutral = seen.find((one) => one.status === 503 && one.path === '/')
    expect(neutral?.text ?? 'Back in a moment').toContain('Back in a moment')
    expect([stack.web.pid(), stack.worker.pid()]).toEqual([web, worker])
    for (const pid of [web!, worker!]) expect(() => process.kill(pid, 0)).not.toThrow()
  })

  await test.step('every save that was acknowledged is there', async () => {
    expect(acknowledged).toBeGreaterThan(20)
    const [row] = await rows<{ edit: number }>(stack, 'select edit from responses where attempt_id = $1 and position = 2', [attempt])
    expect(row!.edit).toBeGreaterThanOrEqual(acknowledged)
  })

  await test.step('the reader’s page still saves, and the worker still draws', async () => {
    await answerSomehow(page)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    const other = await stranger(browser)
    const holder = await person(stack, CUSTOMERS, 'Ylva Strand', 'ylva@nordlys.example')
    await signIn(other, stack, CUSTOMERS, holder.email)
    await startCourse(other, origin)
    await passExam(other, origin)
    await expect(other.getByRole('link', { name: 'Your certificate, PDF' })).toBeVisible({ timeout: 30_000 })
    await other.context().close()
  })
})
