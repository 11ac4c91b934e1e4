import { codeFor } from '../codes.ts'
import { knowledgeOf } from '../answers.ts'
import { answerRightly, answerSomehow, atQuestion, COURSE, handIn, startCourse, startExam } from '../learner.ts'
import { ask, cookieOf, CUSTOMERS, expect, KESTREL, letterTo, linkIn, MERIDIAN, PARTNERS, PASSWORD, PEOPLE, person, rows, signIn } from '../story.ts'
import { idOf, known, last, made, oneTimeLink, passed, remind, type Making } from './scene.ts'

const NORDLYS = 'nordlys.example'
const MERIDIAN_PASSWORD = 'meridian demonstration'

/** Everybody who looks at pages, by the state they are in, and how they came to be in it. */
export const people = {
  guest: async () => undefined,
  stranger: async ({ other }) => ({ serial: (await other('holder')).blanks.serial! }),
  newcomer: async (scene) => void (await made(scene, 'Sæunn Bjarnadóttir', 'saeunn')),
  mikkel: known(PEOPLE, 'mikkel.sara@halden.example'),
  siobhan: known(KESTREL, 'siobhan@kestrel.example'),
  layla: known(MERIDIAN, 'layla.haddad@meridian.example', MERIDIAN_PASSWORD),
  manager: known(PARTNERS, 'ada.nwosu@kestrel.example'),
  supervisor: known(PEOPLE, 'odd.kvernmo@halden.example'),
  admin: known(CUSTOMERS, 'lukasz.zolc@halden.example'),

  /** Read some, wrote a note, kept a place, practised, and has a day to be done by. */
  learner: async ({ page, stack, origin }) => {
    await signIn(page, stack, CUSTOMERS, `khai.nguyen@${NORDLYS}`)
    const post = (path: string, form: Record<string, string>) =>
      page.evaluate(([to, body]) => fetch(to!, { method: 'POST', body: new URLSearchParams(JSON.parse(body!) as Record<string, string>) }).then(({ status }) => status),
        [path, JSON.stringify(form)] as const)
    const read = ['one-place', 'post-front', 'lamp-colours'].map((block) => ({ block, done: true, second: 0, age_seconds: 0 }))
    const heard = { block: 'start-warning', done: false, second: 3, age_seconds: 0 }
    expect(await post(`/learn/${COURSE}/read-the-post/progress`, { entries: JSON.stringify([...read, heard]) })).toBe(204)
    await page.goto(`${origin}/learn/${COURSE}/read-the-post/notes?block=post-front`)
    await page.getByRole('textbox').fill('Ask Kari-Anne which of the two keys hangs in the office.')
    await page.getByRole('button', { name: /Save|Keep/ }).first().click()
    await expect(page.getByText('Ask Kari-Anne').last()).toBeVisible()
    await page.goto(`${origin}/practice/${COURSE}`)
    await page.getByRole('button', { name: 'Start practising' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Question 1 of / })).toBeVisible()
    await answerSomehow(page)
    await page.getByRole('button', { name: 'Check my answer' }).click()
    await expect(page.getByText(/That is right\.|Not quite\./)).toBeVisible()
    return { practice: last(page.url()) }
  },
  arabic: async (scene) => {
    const email = await made(scene, 'ليلى حداد', 'layla.haddad')
    await rows(scene.stack, `update people set locale = 'ar', time_zone = 'Asia/Riyadh' where email = $1`, [email])
    await ask(scene.stack, CUSTOMERS, `/learn/${COURSE}/enrollment`, { method: 'POST', cookie: await cookieOf(scene.page, scene.origin) })
  },

  sitter: async (scene) => {
    const { page, origin } = scene
    await made(scene, 'Torunn Lie', 'torunn.lie')
    await startCourse(page, origin)
    const attempt = await startExam(page, origin)
    for (const number of [1, 2, 3]) {
      await atQuestion(page, number)
      await answerRightly(page, knowledgeOf('halden', COURSE))
      if (number === 2) await page.getByText('Come back to this').click()
      await page.getByRole('button', { name: 'Next' }).click()
    }
    await atQuestion(page, 4)
    return { attempt }
  },
  failed: async (scene) => {
    await made(scene, 'Jorunn Dahl', 'jorunn')
    await startCourse(scene.page, scene.origin)
    const attempt = await startExam(scene.page, scene.origin)
    await answerSomehow(scene.page)
    await expect(scene.page.getByText('Saved', { exact: true })).toBeVisible()
    await scene.page.goto(`${scene.origin}/attempts/${attempt}/submission`)
    await handIn(scene.page)
    await expect(scene.page.getByText('Not passed', { exact: true })).toBeVisible()
    return { attempt }
  },
  resting: async (scene) => {
    const { page, stack, origin, other } = scene
    const email = await made(scene, 'Pål Ødegård', 'paal')
    const id = await idOf(stack, email)
    const owner = await page.context().browser()!.newContext({ storageState: (await other('owner')).state })
    const grant = await owner.newPage()
    await grant.goto(`${stack.origin(PEOPLE)}/people/${id}/accommodations`)
    for (const [label, value] of [['Extra time, in per cent', '50'], ['Breaks', '1'], ['Minutes each', '15'], ['What it rests on', 'Back pain, letter of 3 March']] as const)
      await grant.getByLabel(label, { exact: true }).fill(value)
    await grant.getByRole('button', { name: 'Grant this' }).click()
    await letterTo(stack, email, /What is granted to you for exams/)
    await owner.close()
    await startCourse(page, origin)
    const attempt = await startExam(page, origin)
    await answerSomehow(page)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.getByText('Take a break').click()
    await page.getByRole('button', { name: 'Begin the break' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'You are on a break' })).toBeVisible()
    return { attempt, resting: id }
  },

  holder: (scene) => passed(scene, 'Þórdís Ægisdóttir', 'thordis'),
  renewing: async ({ stack, page, other }) => {
    const { blanks, state } = await other('holder')
    await page.context().addCookies(state.cookies)
    await rows(stack, `update cycles set valid_until_on = current_date + 26 where credential_id in (select credential_id from cycles where serial = $1)`, [blanks.serial])
    return blanks
  },
  revoked: async (scene) => {
    const { serial } = await passed(scene, 'Gunnhild Eide', 'gunnhild')
    const judge = await scene.page.context().browser()!.newContext({ storageState: (await scene.other('admin')).state })
    const page = await judge.newPage()
    await page.goto(`${scene.origin}/verify/${serial}`)
    await page.getByLabel(/Why/).fill('The exam was sat by somebody else.')
    await page.getByRole('button', { name: /Withdraw/ }).click()
    await expect(page.getByText(/no longer/i).first()).toBeVisible()
    await judge.close()
    return { serial }
  },

  halfway: async ({ page, stack, origin }) => {
    const { email } = await person(stack, CUSTOMERS, 'Oddny Berg', `oddny@${NORDLYS}`)
    await signIn(page, stack, CUSTOMERS, email)
    await page.goto(`${origin}/account/authenticator`)
    await page.getByRole('button', { name: 'Begin' }).click()
    const secret = (await page.locator('.font-code.select-all').innerText()).trim()
    await page.getByLabel('Six digits').fill(codeFor(secret))
    await page.getByRole('button', { name: 'Switch it on' }).click()
    await expect(page.getByRole('list', { name: 'Recovery codes' })).toBeVisible()
    await page.context().clearCookies()
    await page.goto(`${origin}/sign-in`)
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveURL(/second-step/)
  },
  invited: async (scene) => oneTimeLink(scene, (await person(scene.stack, CUSTOMERS, 'Yusuf Demirkıran', 'yusuf@brennholt.example')).email),
  meridianLink: (scene) => oneTimeLink({ ...scene, origin: scene.stack.origin(MERIDIAN) }, 'maricel.delacruz@meridian.example'),
  unfinished: async ({ page, stack }) => {
    const required = (is: string) => rows(stack, `update companies set second_factor = $1 where tenant_id = (select id from platform.tenants where slug = 'meridian')`, [is])
    await required('required')
    await page.goto(`${stack.origin(MERIDIAN)}/sign-in`)
    await page.getByLabel('E-mail address').fill('omar.mansour@meridian.example')
    await page.getByLabel('Password', { exact: true }).fill(MERIDIAN_PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveURL(/second-factor/)
  },
  mover: async (scene) => {
    const { page, stack, origin } = scene
    const email = await made(scene, 'Berit Haugen', 'berit')
    const wanted = `berit.haugen@${NORDLYS}`
    await page.goto(`${origin}/account/email`)
    await page.getByLabel('New e-mail address').fill(wanted)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(page.getByText(`We sent a mail to ${wanted}`)).toBeVisible()
    return { token: last(linkIn(await letterTo(stack, wanted, /Confirm your new address/))), undo: last(linkIn(await letterTo(stack, email, /about to change/))) }
  },
  reminded: async (scene) => {
    const { stack } = scene
    const email = await made(scene, 'Kjersti Vangen', 'kjersti')
    await remind(stack, email)
    const { text } = await letterTo(stack, email, /in 5 days/)
    return { unsubscribe: last(/https?:\S+\/unsubscribe\/[^\s>]+/.exec(text)![0]) }
  },

  owner: async ({ page, stack }) => {
    await signIn(page, stack, PEOPLE, 'ingrid.solheim@halden.example')
    return { mikkel: await idOf(stack, 'mikkel.sara@halden.example') }
  },
  /** Looks at a question that somebody answered. */
  keeper: async ({ page, stack, other }) => {
    await page.context().addCookies((await other('owner')).state.cookies)
    const { attempt } = (await other('failed')).blanks
    const [question] = await rows<{ id: string }>(stack, 'select question_id as id from attempt_items where attempt_id = $1 and position = 1', [attempt])
    return { question: question!.id }
  },
  granter: async ({ page, other }) => {
    await page.context().addCookies((await other('owner')).state.cookies)
    return (await other('resting')).blanks
  },
  judge: async ({ page, other }) => {
    await page.context().addCookies((await other('admin')).state.cookies)
    return (await other('holder')).blanks
  },
} satisfies Record<string, Making>

export type Who = keyof typeof people
