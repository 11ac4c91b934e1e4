import type { Locator, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { answer, answered, knowledgeOf, squeezed, type Known } from '../answers.ts'
import { askEveryKind } from '../every-kind.ts'
import { tabTo } from '../keyboard.ts'
import { atQuestion, COURSE, question, startCourse, startExam } from '../learner.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, expect, person, rows, signIn, test } from '../story.ts'

const KINDS = ['fill-in', 'hot-spot', 'matching', 'multiple', 'numeric', 'ordering', 'single'] as const
/** The check of each kind that a choice of a few is not, by lesson and block. */
const CHECKS = {
  numeric: ['what-the-fence-is-for', 'a-tenth-of-a-second'],
  matching: ['read-the-post', 'read-them-together'],
  'hot-spot': ['read-the-post', 'button-that-parks'],
  ordering: ['lock-it-out', 'six-steps-in-order'],
  'fill-in': ['lock-it-out', 'what-you-wait-for'],
} as const

/** The check of a block, opened in its lesson. */
async function openCheck(page: Page, origin: string, kind: keyof typeof CHECKS): Promise<Locator> {
  const [lesson, block] = CHECKS[kind]
  await page.goto(`${origin}/learn/${COURSE}/${lesson}#${block}`)
  return page.locator(`[data-block="${block}"] form`)
}
const press = (check: Locator) => check.getByRole('button', { name: 'Check my answer' }).click()

/** Which questions of an attempt the database holds to be right, by kind. */
async function right(stack: Stack, attempt: string): Promise<string[]> {
  const found = await rows<{ kind: string }>(
    stack,
    `select q.kind from attempt_items i join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
      join answer_keys k on k.tenant_id = i.tenant_id and k.question_id = i.question_id
      join responses r on r.tenant_id = i.tenant_id and r.attempt_id = i.attempt_id and r.position = i.position
      where i.attempt_id = $1 and app.is_right(q.kind, k.key, r.answer) order by i.position`,
    [attempt],
  )
  return found.map((row) => row.kind)
}

async function arrive(page: Page, stack: Stack, name: string): Promise<string> {
  const { email } = await person(stack, CUSTOMERS, name, `${name.toLowerCase().replace(' ', '.')}@nordlys.example`)
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, stack.origin(CUSTOMERS))
  return stack.origin(CUSTOMERS)
}
const knownAt = async (page: Page, knowledge: Map<string, Known>) => knowledge.get(squeezed(await page.locator('legend').innerText()))!

test('by mouse: every kind is answered in a lesson, with feedback to each part, and in an exam', async ({ page, stack }) => {
  const origin = await arrive(page, stack, 'Mouse Moen')

  await test.step('a number is taken however it is written; what is no number is refused with what to do', async () => {
    const check = await openCheck(page, origin, 'numeric')
    await check.getByRole('textbox').fill('sixteen')
    await press(check)
    await expect(check.getByText('Write a number, such as 12 or 0.5.')).toBeVisible()
    await expect(check.getByRole('textbox')).toHaveValue('sixteen')
    await check.getByRole('textbox').fill('17')
    await press(check)
    await expect(check.getByText('Right is: 16 cm')).toBeVisible()
    await check.getByRole('textbox').fill('16,0 CM')
    await press(check)
    await expect(check.getByText('That is right.')).toBeVisible()
  })

  await test.step('of pairs the wrong ones are told, with what belongs there', async () => {
    const check = await openCheck(page, origin, 'matching')
    await press(check)
    await expect(check.getByText('Choose something for every row.')).toBeVisible()
    for (const list of await check.locator('select').all()) await list.selectOption('Somebody may go in now')
    await press(check)
    await expect(check.getByText('Right is: There is no drive power')).toBeVisible()
    await check.getByRole('button', { name: 'Answer again' }).click()
    await expect(check.locator('select').first()).toHaveValue('')
  })

  await test.step('a spot is picked in the picture', async () => {
    const check = await openCheck(page, origin, 'hot-spot')
    await check.locator('label', { hasText: 'Large red button' }).click()
    await press(check)
    await expect(check.getByText('Not this')).toBeVisible()
    await check.locator('label', { hasText: 'Black button' }).click()
    await press(check)
    await expect(check.getByText('That is right.')).toBeVisible()
  })

  await test.step('gaps are written into, whatever the capitals', async () => {
    const check = await openCheck(page, origin, 'fill-in')
    await check.getByLabel('Gap 1 of 2').fill(' Zero')
    await check.getByLabel('Gap 2 of 2').fill('ten')
    await press(check)
    await expect(check.getByText('Right is: 5')).toBeVisible()
    await check.getByLabel('Gap 2 of 2').fill('FIVE')
    await press(check)
    await expect(check.getByText('That is right.')).toBeVisible()
  })

  await test.step('things are drawn by their grip and moved by buttons, until they stand in order', async () => {
    const check = await openCheck(page, origin, 'ordering')
    await page.waitForLoadState('networkidle')
    const steps = itemsOf('lock-it-out')
    const first = check.locator('li', { hasText: steps[0] })
    await first.locator('[data-grip]').scrollIntoViewIfNeeded()
    const [from, top] = [await first.locator('[data-grip]').boundingBox(), await check.locator('li').first().boundingBox()]
    await page.mouse.move(from!.x + 8, from!.y + 8)
    await page.mouse.down()
    await page.mouse.move(from!.x + 8, top!.y + 4, { steps: 12 })
    await page.mouse.up()
    await expect(check.locator('li').first()).toContainText(steps[0]!)
    await expect(check.getByText(`${steps[0]} is now number 1 of 6.`)).toBeAttached()
    for (const [place, step] of steps.entries()) {
      const up = check.getByRole('button', { name: `Move up: ${step}`, exact: true })
      while ((await check.locator('li').allInnerTexts()).findIndex((text) => text.includes(step)) > place) await up.click()
    }
    await press(check)
    await expect(check.getByText('That is right.')).toBeVisible()
    await check.getByRole('button', { name: `Move down: ${steps[0]}`, exact: true }).click()
    await press(check)
    await expect(check.getByText('Not quite.')).toBeVisible()
    await expect(check.getByText('Number 1', { exact: true })).toBeVisible()
  })

  await test.step('in an exam each is saved as it is given, and comes back as it was; half an answer is none', async () => {
    const attempt = await startExam(page, origin)
    expect(await askEveryKind(stack, attempt)).toEqual([...KINDS])
    const knowledge = knowledgeOf('halden', COURSE)
    for (const [at, kind] of KINDS.entries()) {
      await page.goto(`${origin}/attempts/${attempt}?question=${at + 1}`)
      await atQuestion(page, at + 1)
      const known = await knownAt(page, knowledge)
      expect(known.kind).toBe(kind)
      expect(await page.content(), 'the page does not know what is right').not.toMatch(/1144|"correct"|tolerance/)
      if (kind === 'matching') {
        await question(page).locator('select').first().selectOption({ index: 1 })
        await expect(page.getByText('Saved', { exact: true })).toBeVisible()
        await expect(page.getByText('2 of 20 answered')).toBeVisible()
      }
      await answer(question(page), known)
      await expect(page.getByText(`${at + 1} of 20 answered`)).toBeVisible()
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()
      const given = await answered(question(page))
      await page.reload()
      expect(await answered(question(page))).toEqual(given)
    }
    expect(await right(stack, attempt)).toEqual([...KINDS])
  })
})

test('by keyboard alone: every kind is answered in a lesson and in an exam', async ({ page, stack }) => {
  const origin = await arrive(page, stack, 'Tab Tveit')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const send = async (check: Locator) => {
    await tabTo(page, check.getByRole('button', { name: 'Check my answer' }))
    await page.keyboard.press('Enter')
    await expect(check.getByText('That is right.')).toBeVisible()
  }

  await test.step('in lessons', async () => {
    let check = await openCheck(page, origin, 'numeric')
    await tabTo(page, check.getByRole('textbox'), 90)
    await page.keyboard.type('16')
    await send(check)
    check = await openCheck(page, origin, 'hot-spot')
    await page.waitForLoadState('networkidle')
    await tabTo(page, check.getByRole('radio').first(), 90)
    await page.keyboard.press('Space')
    for (let turns = 0; turns < 8 && !(await check.getByRole('radio', { name: /Black button/ }).isChecked()); turns++) await page.keyboard.press('ArrowDown')
    await send(check)
    check = await openCheck(page, origin, 'ordering')
    await page.waitForLoadState('networkidle')
    await order(page, check, itemsOf('lock-it-out'))
    await send(check)
  })

  await test.step('in an exam, digits pick choices and are typed into fields', async () => {
    const attempt = await startExam(page, origin)
    await askEveryKind(stack, attempt)
    const knowledge = knowledgeOf('halden', COURSE)
    for (const [at, kind] of KINDS.entries()) {
      await page.goto(`${origin}/attempts/${attempt}?question=${at + 1}`)
      await atQuestion(page, at + 1)
      await page.waitForLoadState('networkidle')
      await answerByKeys(page, await knownAt(page, knowledge))
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()
      await expect.poll(() => right(stack, attempt), { message: kind }).toContain(kind)
    }
  })
})

test('without JavaScript, on a telephone: every kind is answered in a lesson and in an exam', async ({ browser, stack }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
  const origin = await arrive(page, stack, 'Plain Persen')

  await test.step('in lessons, where a wrong answer says of each part what it should have been', async () => {
    for (const kind of Object.keys(CHECKS) as (keyof typeof CHECKS)[]) {
      const check = await openCheck(page, origin, kind)
      for (const field of await check.getByRole('textbox').all()) await field.fill('7')
      for (const list of await check.locator('select').all()) await list.selectOption({ index: 1 })
      if (kind === 'hot-spot') await check.locator('label').first().click()
      await press(check)
      await expect(page.getByText('Not quite.')).toBeVisible()
      const [number, pair, word] = ['16 cm', 'There is no drive power', '5'].map((answer) => `Not this. Right is: ${answer}`)
      const said = { numeric: number!, matching: pair!, 'hot-spot': 'This one', ordering: 'Number 2', 'fill-in': word! }[kind]
      await expect(page.getByText(said, { exact: true })).toBeVisible()
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 'nothing is wider than the screen').toBe(0)
    }
  })

  await test.step('in an exam, by a button', async () => {
    const attempt = await startExam(page, origin)
    await askEveryKind(stack, attempt)
    const knowledge = knowledgeOf('halden', COURSE)
    for (const at of KINDS.keys()) {
      await page.goto(`${origin}/attempts/${attempt}?question=${at + 1}`)
      await answer(question(page), await knownAt(page, knowledge))
      const given = await answered(question(page))
      await page.getByRole('button', { name: 'Next' }).click()
      await atQuestion(page, at + 2)
      await page.getByRole('button', { name: 'Back' }).click()
      await atQuestion(page, at + 1)
      expect(await answered(question(page))).toEqual(given)
    }
    expect(await right(stack, attempt)).toEqual([...KINDS])
    await page.goto(`${origin}/attempts/${attempt}/submission`)
    await expect(page.getByText('13 questions without an answer')).toBeVisible()
  })
  await page.context().close()
})

/** The items of a lesson's check to be ordered, in their order, as its file has them. */
function itemsOf(lesson: string): string[] {
  const file = new URL(`../../tenants/halden/courses/${COURSE}/lessons/06-${lesson}.md`, import.meta.url)
  return /\nitems:\n((?: {2}- .*\n)+)/.exec(readFileSync(file, 'utf8'))![1]!.trim().split('\n').map((line) => line.trim().slice(2))
}

/** Puts things in order from the keyboard: each place is typed into its list. */
async function order(page: Page, at: Locator, items: string[]) {
  for (const [place, item] of items.entries()) {
    await tabTo(page, at.getByLabel(`Place of: ${item}`, { exact: true }), 120)
    await page.keyboard.type(String(place + 1))
    await expect(at.locator('li').nth(place)).toContainText(item)
  }
}

async function answerByKeys(page: Page, known: Known) {
  const at = question(page)
  if (known.kind === 'ordering') return order(page, at, known.items)
  if (known.kind === 'numeric' || known.kind === 'fill-in') {
    const words = known.kind === 'numeric' ? [String(known.answer)] : known.blanks.map((taken) => taken[0]!)
    for (const [index, word] of words.entries()) {
      await tabTo(page, at.getByRole('textbox').nth(index), 90)
      await page.keyboard.type(word)
    }
  } else if (known.kind === 'matching') {
    for (const { left, right } of known.pairs) {
      const list = at.getByLabel(left, { exact: true })
      await tabTo(page, list, 90)
      while ((await list.locator('option:checked').innerText()) !== right) await page.keyboard.press('ArrowDown')
    }
  } else if (known.kind === 'hot-spot') {
    const boxes = at.getByRole('checkbox')
    await tabTo(page, boxes.first(), 90)
    for (const box of await boxes.all()) {
      const name = await box.evaluate((input: HTMLInputElement) => input.labels![0]!.innerText)
      await expect(box).toBeFocused()
      if (known.spots.some((spot) => spot.correct && name.includes(spot.name))) await page.keyboard.press('Space')
      await page.keyboard.press('ArrowRight')
    }
  } else {
    const labels = (await at.locator('label').allInnerTexts()).map(squeezed)
    for (const [index, label] of labels.entries())
      if (known.choices.some((choice) => choice.correct && label.includes(squeezed(choice.text)))) await page.keyboard.press(String(index + 1))
  }
}
