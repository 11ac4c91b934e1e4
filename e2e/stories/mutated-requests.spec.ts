import { expectSane, ON_THEIR_WAY } from '../fuzz/aftermath.ts'
import { changed, digest, prepareGround } from '../fuzz/ground.ts'
import { routesOfTheBuild } from '../fuzz/routes.ts'
import { run } from '../fuzz/run.ts'
import { figure } from '../soak/figures.ts'
import { expect, test } from '../story.ts'

const soak = process.env.STOA_SOAK === 'yes'
const seed = Number(process.env.STOA_SEED) || Date.now() % 1_000_000_000

test('whatever is sent, the product answers below 500, and what it refuses leaves nothing behind', async ({ stack }) => {
  test.setTimeout(soak ? 1_800_000 : 400_000)
  const routes = routesOfTheBuild()
  const ground = await prepareGround(stack, `${seed}`)

  await test.step('unsafe requests of other sites are refused and change nothing', async () => {
    // Letters that earlier stories caused may still be on their way: they are noted before anything is compared.
    await expect.poll(async () => (await ground.database.pool.query(ON_THEIR_WAY)).rowCount, { timeout: 30_000 }).toBe(0)
    const before = await digest(ground.database)
    const { failures, line } = await run(stack, ground, routes, { count: soak ? 1000 : 200, seed, onlyForeign: true })
    expect(failures.join('\n'), line).toBe('')
    expect(changed(before, await digest(ground.database)), 'tables that changed').toEqual([])
  })

  const letters = new Set((await stack.mail.list()).map((letter) => letter.id))
  const before = await digest(ground.database)

  await test.step('mutated requests to every route', async () => {
    const { failures, statuses, line } = await run(stack, ground, routes, { count: soak ? 10_000 : 2_000, seed })
    figure(`${line} (seed ${seed})`)
    if (process.env.STOA_SAY)
      for (const [route, seen] of statuses)
        process.stdout.write(`  ${route}: ${[...seen].map(([status, times]) => `${status}×${times}`).join(' ')}\n`)
    expect(failures.join('\n'), `${failures.length} failures of seed ${seed}`).toBe('')
    expect(
      routes.map((route) => route.id).filter((id) => !statuses.has(id)),
      'routes that nothing reached',
    ).toEqual([])
  })

  await test.step('the database and the mailbox hold whole things only', async () => {
    await expectSane(stack, ground, before, await digest(ground.database), letters)
  })
  await ground.database.close()
})
