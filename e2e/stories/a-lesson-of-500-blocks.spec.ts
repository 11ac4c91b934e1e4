import { startCourse } from '../learner.ts'
import { blocksOf, expectRead, longCourse, readPast } from '../reading.ts'
import { expect, PARTNERS, person, signIn, test } from '../story.ts'

test('a lesson of 500 blocks opens, scrolls and keeps what is read, and is finished in one go', async ({ page, stack }) => {
  const origin = stack.origin(PARTNERS)
  const { email } = await person(stack, PARTNERS, 'Njål Moe', 'njal@kestrel.example')
  const remove = await longCourse(stack, PARTNERS, 'a-long-read', 500)
  await signIn(page, stack, PARTNERS, email)
  await startCourse(page, origin, 'a-long-read')

  await test.step('it opens', async () => {
    const begun = Date.now()
    await page.goto(`${origin}/learn/a-long-read/all-of-it`)
    await expect(page.locator('[data-block]')).toHaveCount(500)
    await expect(page.getByRole('button', { name: 'Keys of this page' })).toBeVisible()
    expect(Date.now() - begun).toBeLessThan(10_000)
  })

  await test.step('it scrolls without standing still: no frame takes half a second', async () => {
    const longest = await page.evaluate(async () => {
      let last = performance.now()
      let most = 0
      for (let frame = 0; frame < 120; frame++) {
        window.scrollBy({ top: 400, behavior: 'instant' })
        await new Promise(requestAnimationFrame)
        const now = performance.now()
        most = Math.max(most, now - last)
        last = now
      }
      return most
    })
    expect(longest).toBeLessThan(500)
  })

  await test.step('it keeps what is read, from the middle on, in few requests', async () => {
    let requests = 0
    page.on('request', (request) => void (request.url().endsWith('/progress') && requests++))
    await readPast(page, 'part-250')
    await readPast(page, 'part-251')
    await expect.poll(() => blocksOf(stack, email)).toEqual(expect.arrayContaining(['part-250', 'part-251']))
    expect(requests).toBeLessThan(8)
  })

  await test.step('a link leads to a block, wherever it is', async () => {
    await page.goto(`${origin}/learn/a-long-read/all-of-it#part-400`)
    await expect(page.locator('#part-400')).toBeInViewport()
  })

  await test.step('finishing it marks all of it', async () => {
    await page.getByRole('button', { name: 'Finish' }).click()
    await expect(page).toHaveURL(`${origin}/learn/a-long-read`)
    await expectRead(stack, email, Array.from({ length: 500 }, (_, at) => `part-${at + 1}`))
  })
  await remove()
})
