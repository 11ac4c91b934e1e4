import { COURSE, startCourse } from '../learner.ts'
import { CUSTOMERS, expect, person, signIn, test } from '../story.ts'

test('a film or recording that does not load says so, opens its words, and loads when it is asked again', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Solveig Dahl', 'solveig@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  const refuse = (route: { abort(): Promise<void>; continue(): Promise<void>; request(): { resourceType(): string } }) =>
    route.request().resourceType() === 'media' ? route.abort() : route.continue()
  await page.route('**/files/*', refuse)

  await page.goto(`${origin}/learn/${COURSE}/find-what-tripped-it`)
  const film = page.locator('#find-the-height')
  await expect(film.getByRole('alert')).toContainText('This video does not load')
  await expect(film.getByText('There is no speech.')).toBeVisible()
  await expect(film.getByRole('button', { name: 'Try again' })).toBeVisible()

  await page.goto(`${origin}/learn/${COURSE}/read-the-post`)
  const sound = page.locator('#start-warning')
  await expect(sound.getByRole('alert')).toContainText('This recording does not load')
  await expect(sound.getByText('A buzzer gives six short beeps')).toBeVisible()
  await sound.getByRole('button', { name: 'Try again' }).click()
  await expect(sound.getByRole('alert')).toBeVisible() // Still not.
  await page.unroute('**/files/*', refuse)
  await sound.getByRole('button', { name: 'Try again' }).click()
  await expect(sound.getByRole('alert')).toBeHidden()
  await expect.poll(() => sound.locator('audio').evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(6)
})
