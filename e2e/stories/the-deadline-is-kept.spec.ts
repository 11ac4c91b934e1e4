import { answerSomehow, atQuestion, startCourse, startExam } from '../learner.ts'
import { ask, cookieOf, CUSTOMERS, expect, person, rows, signIn, test } from '../story.ts'

test('when the time is over nothing more is saved, what was saved counts, and the job closes the attempt', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Gaute Lien', 'gaute@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  const attempt = await startExam(page, origin)
  await answerSomehow(page)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await atQuestion(page, 2)
  await rows(stack, `update attempts set deadline_at = now() - interval '1 second' where id = $1`, [attempt])

  await test.step('a save that comes late is refused, and the page says why', async () => {
    await answerSomehow(page)
    await expect(page.getByText('Not saved')).toBeVisible()
    await expect(page.getByRole('alert')).toHaveText(/The time for this attempt ended at \d+ \w+ \d{4} at \d\d:\d\d\. What was saved before then counts\./)
    const late = await ask(stack, CUSTOMERS, `/attempts/${attempt}/responses`, {
      method: 'POST',
      cookie: await cookieOf(page, origin),
      form: { position: '2', edit: '7' },
    })
    expect(late.status).toBe(409)
    expect(JSON.parse(late.text)).toMatchObject({ refused: { code: 'attempt/too-late' } })
    expect(await rows(stack, 'select position from responses where attempt_id = $1', [attempt])).toEqual([{ position: 1 }])
  })

  await test.step('coming back leads to the end of the attempt', async () => {
    await page.goto(`${origin}/attempts/${attempt}`)
    await expect(page.getByRole('heading', { level: 1, name: 'The time is over' })).toBeVisible()
  })

  await test.step('the job that was set for the deadline closes it, and the page leads to the result', async () => {
    await rows(stack, `update pgboss.job set start_after = now() where name = 'close-attempt' and data->>'attempt_id' = $1`, [attempt])
    await expect
      .poll(async () => (await rows(stack, 'select asked, passed from grades where attempt_id = $1', [attempt]))[0], { timeout: 30_000 })
      .toEqual({ asked: 20, passed: false })
    const [row] = await rows<{ on_time: boolean }>(stack, 'select submitted_at = deadline_at as on_time from attempts where id = $1', [attempt])
    expect(row!.on_time, 'handed in at the deadline, not when the job came').toBe(true)
    await page.goto(`${origin}/attempts/${attempt}?question=2`)
    await expect(page).toHaveURL(`${origin}/attempts/${attempt}/result`)
    await expect(page.getByText('Not passed', { exact: true })).toBeVisible()
    await expect(page.getByText(/The next attempt opens on/)).toBeVisible()
  })
})
