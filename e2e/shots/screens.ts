import type { Page } from '@playwright/test'
import { answerSomehow, COURSE, HONOUR } from '../learner.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, expect, KESTREL, MERIDIAN, PARTNERS, PEOPLE, rows } from '../story.ts'
import type { Who } from './people.ts'

/** One thing to look at: a page in one of the states that people meet it in. */
export interface Screen {
  /** Names its pictures. What stands before the first space is its part of the album. */
  name: string
  host: string
  /** A guest, unless told. */
  who?: Who
  /** Blanks, such as `{attempt}`, are filled with what is known of who looks. */
  path: string
  /** The letter whose id fills `{letter}`. */
  letter?: RegExp
  /** What the page answers with, where it is not 200. */
  status?: number
  /** Sets the scene before the page is opened.  out: what takes it down again */
  scene?(stack: Stack): Promise<() => Promise<unknown>>
  /** What is done on the page before it is looked at. */
  steps?(page: Page): Promise<unknown>
  /** What the window shows alone, where a page is longer than anybody looks at. */
  windowOnly?: true
}

const HANDBOOK = 'guide.handbook.localhost'
const HYGIENE = 'hand-hygiene-and-aseptic-technique'
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

/** A table that is away breaks every page that reads it: on our side, and not on theirs. */
const without = (table: string) => async (stack: Stack) => {
  await rows(stack, `alter table ${table} rename to ${table}_away`)
  return () => rows(stack, `alter table ${table}_away rename to ${table}`)
}

const answerFirst = async (page: Page) => {
  const check = page.locator('form', { has: page.getByRole('button', { name: 'Check my answer' }) }).first()
  await check.locator('input[type=radio]').first().check()
  await check.getByRole('button', { name: 'Check my answer' }).click()
  await expect(page.getByRole('button', { name: 'Answer again' }).first()).toBeVisible()
}

export const screens: Screen[] = [
  { name: 'home guest', host: CUSTOMERS, path: '/' },
  { name: 'home guest, integrators', host: PARTNERS, path: '/' },
  { name: 'home guest, employees', host: PEOPLE, path: '/' },
  { name: 'home guest, kestrel', host: KESTREL, path: '/' },
  { name: 'home guest, meridian', host: MERIDIAN, path: '/' },
  { name: 'home guest, handbook', host: HANDBOOK, path: '/' },
  { name: 'home newcomer', host: CUSTOMERS, who: 'newcomer', path: '/' },
  { name: 'home learner', host: CUSTOMERS, who: 'learner', path: '/' },
  { name: 'home learner, employees', host: PEOPLE, who: 'mikkel', path: '/' },
  { name: 'home learner, kestrel', host: KESTREL, who: 'siobhan', path: '/' },
  { name: 'home learner, meridian', host: MERIDIAN, who: 'layla', path: '/' },
  { name: 'home in Arabic', host: CUSTOMERS, who: 'arabic', path: '/' },
  { name: 'home in an exam', host: CUSTOMERS, who: 'sitter', path: '/' },
  { name: 'home owner', host: PEOPLE, who: 'owner', path: '/' },
  { name: 'home supervisor', host: PEOPLE, who: 'supervisor', path: '/' },
  { name: 'home all done', host: CUSTOMERS, who: 'holder', path: '/' },

  { name: 'catalogue', host: CUSTOMERS, path: '/catalogue' },
  { name: 'catalogue employees', host: PEOPLE, who: 'mikkel', path: '/catalogue' },
  { name: 'catalogue kestrel', host: KESTREL, path: '/catalogue' },
  { name: 'catalogue meridian', host: MERIDIAN, path: '/catalogue' },
  { name: 'catalogue results', host: CUSTOMERS, path: '/catalogue?q=light+crutain' },
  { name: 'catalogue nothing found', host: CUSTOMERS, path: '/catalogue?q=xylophone' },

  { name: 'course guest', host: CUSTOMERS, path: `/learn/${COURSE}` },
  { name: 'course learner', host: CUSTOMERS, who: 'learner', path: `/learn/${COURSE}` },
  { name: 'course holder', host: CUSTOMERS, who: 'holder', path: `/learn/${COURSE}` },
  { name: 'course admin', host: CUSTOMERS, who: 'admin', path: `/learn/${COURSE}` },
  { name: 'course meridian', host: MERIDIAN, path: `/learn/${HYGIENE}` },
  { name: 'try a self-check', host: CUSTOMERS, path: `/try/${COURSE}` },

  { name: 'lesson', host: CUSTOMERS, who: 'learner', path: `/learn/${COURSE}/what-the-fence-is-for` },
  { name: 'lesson answered', host: CUSTOMERS, who: 'learner', path: `/learn/${COURSE}/what-the-fence-is-for`, steps: answerFirst },
  { name: 'lesson to try', host: CUSTOMERS, path: `/learn/${COURSE}/read-the-post` },
  { name: 'lesson not open', host: CUSTOMERS, path: `/learn/${COURSE}/lock-it-out` },
  { name: 'lesson with tabs, an order and gaps', host: CUSTOMERS, who: 'learner', path: `/learn/${COURSE}/lock-it-out` },
  { name: 'lesson keys', host: CUSTOMERS, who: 'learner', path: `/learn/${COURSE}/what-the-fence-is-for`, windowOnly: true, steps: (page) => page.keyboard.press('?') },
  { name: 'lesson meridian', host: MERIDIAN, who: 'layla', path: `/learn/${HYGIENE}/five-moments` },
  { name: 'lesson about', host: CUSTOMERS, who: 'learner', path: `/learn/${COURSE}/start-of-shift/about` },
  { name: 'lesson note being written', host: CUSTOMERS, who: 'learner', path: `/learn/${COURSE}/read-the-post/notes?block=post-front` },
  { name: 'notes', host: CUSTOMERS, who: 'learner', path: '/notes' },
  { name: 'notes none', host: CUSTOMERS, who: 'newcomer', path: '/notes' },

  { name: 'practice', host: CUSTOMERS, who: 'learner', path: `/practice/${COURSE}` },
  { name: 'practice question', host: CUSTOMERS, who: 'learner', path: `/practice/${COURSE}/{practice}?question=2` },
  {
    name: 'practice answered', host: CUSTOMERS, who: 'learner', path: `/practice/${COURSE}/{practice}?question=2`,
    steps: async (page) => { await answerSomehow(page); await press('Check my answer')(page); await expect(page.getByText(/That is right\.|Not quite\./)).toBeVisible() },
  },
  { name: 'practice result', host: CUSTOMERS, who: 'learner', path: `/practice/${COURSE}/{practice}/result` },

  { name: 'exam rules', host: CUSTOMERS, who: 'learner', path: `/exams/${COURSE}` },
  {
    name: 'exam rules, not confirmed', host: CUSTOMERS, who: 'learner', path: `/exams/${COURSE}`,
    steps: async (page) => {
      await page.getByRole('checkbox', { name: HONOUR }).evaluate((box: HTMLInputElement) => (box.required = false))
      await press('Start the exam')(page)
      await expect(page.getByRole('alert').first()).toBeVisible()
    },
  },
  { name: 'exam rules, meridian', host: MERIDIAN, who: 'layla', path: `/exams/${HYGIENE}` },
  { name: 'exam question', host: CUSTOMERS, who: 'sitter', path: '/attempts/{attempt}?question=1' },
  { name: 'exam question, open', host: CUSTOMERS, who: 'sitter', path: '/attempts/{attempt}?question=5' },
  { name: 'exam review', host: CUSTOMERS, who: 'sitter', path: '/attempts/{attempt}/submission' },
  { name: 'exam break', host: CUSTOMERS, who: 'resting', path: '/attempts/{attempt}' },
  { name: 'exam not passed', host: CUSTOMERS, who: 'failed', path: '/attempts/{attempt}/result' },
  { name: 'exam passed', host: CUSTOMERS, who: 'holder', path: '/attempts/{attempt}/result' },

  { name: 'certificates', host: CUSTOMERS, who: 'holder', path: '/certificates' },
  { name: 'certificates none', host: CUSTOMERS, who: 'newcomer', path: '/certificates' },
  { name: 'verify', host: CUSTOMERS, path: '/verify' },
  { name: 'verify valid', host: CUSTOMERS, who: 'stranger', path: '/verify/{serial}' },
  { name: 'verify valid, its holder', host: CUSTOMERS, who: 'holder', path: '/verify/{serial}' },
  { name: 'verify revoked', host: CUSTOMERS, who: 'revoked', path: '/verify/{serial}' },
  { name: 'verify unknown', host: CUSTOMERS, path: '/verify/HAL-0000-0000', status: 404 },
  { name: 'home runs out', host: CUSTOMERS, who: 'renewing', path: '/' },

  { name: 'sign-in', host: CUSTOMERS, path: '/sign-in' },
  { name: 'sign-in kestrel', host: KESTREL, path: '/sign-in' },
  { name: 'sign-in meridian', host: MERIDIAN, path: '/sign-in' },
  {
    name: 'sign-in refused', host: CUSTOMERS, path: '/sign-in',
    steps: async (page) => {
      await page.getByLabel('E-mail address').fill('x@y.example')
      await press(/^Sign in$/)(page)
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  { name: 'sign-in second step', host: CUSTOMERS, who: 'halfway', path: '/sign-in/second-step' },
  { name: 'sign-up', host: CUSTOMERS, path: '/sign-up' },
  { name: 'sign-up refused', host: CUSTOMERS, path: '/sign-up', steps: press('Make my account') },
  { name: 'sign-up by invitation', host: PARTNERS, path: '/sign-up' },
  { name: 'sign-in forgotten password', host: CUSTOMERS, path: '/forgotten-password' },
  { name: 'sign-in new password', host: CUSTOMERS, who: 'learner', path: '/new-password' },
  { name: 'sign-in by link', host: CUSTOMERS, who: 'invited', path: '/link/{link}' },
  { name: 'sign-in second factor wanted', host: MERIDIAN, who: 'unfinished', path: '/second-factor' },

  { name: 'account', host: CUSTOMERS, who: 'mover', path: '/account' },
  { name: 'account security', host: CUSTOMERS, who: 'mover', path: '/account/security' },
  { name: 'account email', host: CUSTOMERS, who: 'mover', path: '/account/email' },
  { name: 'account email confirmed', host: CUSTOMERS, who: 'mover', path: '/account/email/{token}' },
  { name: 'account email undone', host: CUSTOMERS, who: 'mover', path: '/address-undo/{undo}' },
  { name: 'account passkeys', host: CUSTOMERS, who: 'mover', path: '/account/passkeys' },
  { name: 'account authenticator', host: CUSTOMERS, who: 'mover', path: '/account/authenticator' },
  { name: 'account authenticator begun', host: CUSTOMERS, who: 'mover', path: '/account/authenticator', steps: press('Begin') },
  { name: 'account recovery codes', host: CUSTOMERS, who: 'mover', path: '/account/recovery-codes' },
  { name: 'account sessions', host: CUSTOMERS, who: 'mover', path: '/account/sessions' },
  { name: 'account notifications', host: CUSTOMERS, who: 'mover', path: '/account/notifications' },
  { name: 'account data', host: CUSTOMERS, who: 'mover', path: '/account/data' },
  { name: 'account confirm', host: CUSTOMERS, who: 'mover', path: '/account/confirm?to=/account/email' },

  { name: 'mail box', host: CUSTOMERS, who: 'holder', path: '/mailbox' },
  { name: 'mail opened', host: CUSTOMERS, who: 'holder', path: '/mailbox/{letter}', letter: /Your certificate/ },
  { name: 'mail certificate', host: CUSTOMERS, who: 'holder', path: '/mailbox/{letter}/html', letter: /Your certificate/ },
  { name: 'mail sign-in link', host: CUSTOMERS, who: 'invited', path: '/mailbox/{letter}/html', letter: /Your sign-in link/ },
  { name: 'mail accommodation', host: CUSTOMERS, who: 'resting', path: '/mailbox/{letter}/html', letter: /What is granted to you/ },
  { name: 'mail reminder', host: CUSTOMERS, who: 'reminded', path: '/mailbox/{letter}/html', letter: /in 5 days/ },
  { name: 'mail meridian', host: MERIDIAN, who: 'meridianLink', path: '/mailbox/{letter}/html', letter: /Your sign-in link/ },
  { name: 'mail unsubscribe', host: CUSTOMERS, who: 'reminded', path: '/unsubscribe/{unsubscribe}' },

  { name: 'admin people', host: PEOPLE, who: 'owner', path: '/people' },
  { name: 'admin manager', host: PARTNERS, who: 'manager', path: '/people' },
  { name: 'admin people, searched', host: PEOPLE, who: 'owner', path: '/people?search=kestrel' },
  { name: 'admin people, none found', host: PEOPLE, who: 'owner', path: '/people?search=xylophone' },
  { name: 'admin accommodations', host: PEOPLE, who: 'owner', path: '/people/{mikkel}/accommodations' },
  { name: 'admin accommodations granted', host: PEOPLE, who: 'granter', path: '/people/{resting}/accommodations' },
  { name: 'admin questions', host: PEOPLE, who: 'owner', path: `/courses/${COURSE}/questions` },
  { name: 'admin question', host: PEOPLE, who: 'keeper', path: `/courses/${COURSE}/questions/{question}` },
  { name: 'admin trail', host: PEOPLE, who: 'owner', path: '/trail' },
  { name: 'admin verify with revoking', host: CUSTOMERS, who: 'judge', path: '/verify/{serial}' },

  { name: 'error 403', host: CUSTOMERS, who: 'learner', path: `/courses/${COURSE}/questions`, status: 403 },
  { name: 'error 404', host: CUSTOMERS, path: '/nowhere', status: 404 },
  { name: 'error 404, meridian', host: MERIDIAN, path: '/nowhere', status: 404 },
  { name: 'error 421', host: 'nobody.localhost', path: '/', status: 421 },
  { name: 'error 500', host: CUSTOMERS, who: 'learner', path: '/notes', status: 500, scene: without('bookmarks') },
  {
    name: 'error offline', host: CUSTOMERS, path: '/',
    steps: async (page) => {
      await page.context().setOffline(true)
      await page.getByRole('link', { name: 'Catalogue' }).first().click()
      await expect(page.getByRole('alert')).toContainText('You are offline')
    },
  },
]
