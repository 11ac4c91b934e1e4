import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { passExam, startCourse } from '../learner.ts'
import type { Stack } from '../stack.ts'
import { ask, CUSTOMERS, expect, holdTables, many, person, rows, signIn, test } from '../story.ts'

const waiting = async (stack: Stack, table: string) =>
  (await rows<{ n: number }>(stack, `select count(*)::int as n from pg_locks l where l.relation = $1::regclass and not l.granted`, [table]))[0]!.n
const lettersTo = async (stack: Stack, email: string, subject: RegExp) =>
  (await stack.mail.list()).filter((letter) => letter.to.includes(email) && subject.test(letter.subject)).length

for (let round = 1; round <= many(5, 1); round++) {
  test(`a worker killed in the middle of drawing and of sending loses nothing and doubles nothing (${round})`, async ({ page, stack }) => {
    test.setTimeout(180_000)
    const origin = stack.origin(CUSTOMERS)
    const { email } = await person(stack, CUSTOMERS, 'Aslaug Vik', `aslaug-${round}@nordlys.example`)
    await signIn(page, stack, CUSTOMERS, email)
    await startCourse(page, origin)

    await test.step('the worker has drawn the paper and not recorded it, has sent a letter and not noted it, and is killed', async () => {
      const release = await holdTables(stack, 'certificates, deliveries', 'share')
      try {
        await passExam(page, origin)
        await ask(stack, CUSTOMERS, '/sign-in', { method: 'POST', form: { email, link: 'yes' } })
        await expect.poll(() => waiting(stack, 'certificates'), { timeout: 60_000 }).toBeGreaterThan(0)
        await expect.poll(() => waiting(stack, 'deliveries'), { timeout: 30_000 }).toBeGreaterThan(0)
        expect(await lettersTo(stack, email, /sign-in link/)).toBe(1)
        await stack.worker.kill('SIGKILL')
      } finally {
        await release()
      }
      await expect(page.getByText('Your certificate is being drawn')).toBeVisible()
    })

    await test.step('it is killed twice more while it begins', async () => {
      for (let kill = 1; kill <= 2; kill++) {
        await stack.worker.start()
        await stack.worker.kill('SIGKILL')
      }
      await stack.worker.start()
    })

    await test.step('within a minute the certificate is there, once', async () => {
      await page.goto(`${origin}/certificates`)
      await expect(async () => {
        await page.reload()
        await expect(page.getByRole('link', { name: /PDF/ })).toBeVisible({ timeout: 500 })
      }).toPass({ timeout: 60_000, intervals: [1000] })
      await expect.poll(() => lettersTo(stack, email, /Your certificate/), { timeout: 60_000 }).toBe(1)
      await expect.poll(() => undelivered(), { timeout: 60_000 }).toBe(0)
      expect(await lettersTo(stack, email, /sign-in link/)).toBe(1)
      expect(await lettersTo(stack, email, /Your certificate/)).toBe(1)
      expect(
        await rows(
          stack,
          `
        select count(distinct y.id)::int as cycles, count(c.cycle_id)::int as certificates
        from people p join credentials r on r.person_id = p.id join cycles y on y.credential_id = r.id left join certificates c on c.cycle_id = y.id where p.email = $1`,
          [email],
        ),
      ).toEqual([{ cycles: 1, certificates: 1 }])
    })

    async function undelivered() {
      return (
        await rows<{ n: number }>(
          stack,
          'select count(*)::int as n from outbox o left join deliveries d on d.outbox_id = o.id where o.to_address = $1 and d.outbox_id is null',
          [email],
        )
      )[0]!.n
    }
  })
}

test('a job that fails every time ends among the dead letters, and doctor says so', async ({ stack }) => {
  const doctor = () => {
    const { status, stdout } = spawnSync(process.execPath, ['apps/cli/main.ts', 'doctor'], {
      cwd: resolve(import.meta.dirname, '../..'),
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: stack.appUrl,
        DATABASE_OWNER_URL: stack.ownerUrl,
        STOA_DATA: stack.dataDir,
        STOA_DATABASE: 'embedded',
        PORT: String(stack.port),
        HOST: '127.0.0.1',
      },
    })
    return { status, stdout }
  }
  // The last of a job's tries, for a completion that nobody has.
  await rows(
    stack,
    `
    with at as (select tenant_id from platform.hosts where host = $1)
    insert into pgboss.job (name, data, retry_limit, retry_delay, policy, dead_letter, expire_seconds, heartbeat_seconds, keep_until)
      select q.name, jsonb_build_object('tenant_id', at.tenant_id, 'completion_id', gen_random_uuid()), 0, 0,
        q.policy, q.dead_letter, q.expire_seconds, q.heartbeat_seconds, now() + interval '1 day'
      from pgboss.queue q, at where q.name = 'issue-certificate'`,
    [CUSTOMERS],
  )
  await expect.poll(async () => (await rows(stack, `select name from pgboss.job where name = 'dead-letter'`)).length, { timeout: 30_000 }).toBe(1)
  expect(doctor()).toMatchObject({ status: 1, stdout: expect.stringMatching(/^attention +dead letters: 1\. These jobs failed every time/m) })
  await rows(stack, `delete from pgboss.job where name = 'dead-letter'`)
  expect(doctor()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^ok +dead letters: 0/m) })
})
