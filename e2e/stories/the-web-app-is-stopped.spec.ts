import { ask, CUSTOMERS, expect, holdTables, rows, test } from '../story.ts'

test('told to stop, the web app finishes what is under way, says that it is leaving, and ends well', async ({ stack }) => {
  expect(await ask(stack, CUSTOMERS, '/livez')).toMatchObject({ status: 200, text: 'alive\n' })
  expect(await ask(stack, CUSTOMERS, '/readyz')).toMatchObject({ status: 200, text: 'ready\n' })
  expect(await ask(stack, CUSTOMERS, '/catalogue')).toMatchObject({ status: 200 })
  const { text } = await ask(stack, CUSTOMERS, '/metrics')
  expect(text).toMatch(/^stoa_requests_total\{method="GET",status="200"\} \d+$/m)
  expect(text).toMatch(/^stoa_request_seconds_bucket\{le="0.1"\} \d+$/m)
  expect(text, 'no path, no tenant').not.toMatch(/halden|catalogue/)

  const release = await holdTables(stack, 'publications', 'access exclusive')
  let ended = false
  try {
    const slow = ask(stack, CUSTOMERS, '/catalogue')
    await expect
      .poll(
        async () =>
          (
            await rows<{ n: number }>(stack, `select count(*)::int as n from pg_locks where relation = 'publications'::regclass and not granted`)
          )[0]!.n,
      )
      .toBeGreaterThan(0)
    const code = stack.web.kill('SIGTERM').finally(() => (ended = true))
    await expect.poll(async () => await ask(stack, CUSTOMERS, '/readyz')).toMatchObject({ status: 503, text: 'draining\n', headers: { connection: 'close' } })
    expect(ended).toBe(false)
    await release()
    const answer = await slow
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('Certified Robot Operator')
    expect(await code).toBe(0)
    expect(stack.log()).toContain('"msg":"draining"')
  } finally {
    if (!ended) await stack.web.kill('SIGKILL')
    await stack.web.start()
  }
  expect((await ask(stack, CUSTOMERS, '/catalogue')).status).toBe(200)
})
