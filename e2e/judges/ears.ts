/** What a screen reader is told of a page, kept as text beside this file, so that a change to it is read before it is made. */
import { expect, type Page } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The page as a tree of what it says, without addresses and with what differs from day to day left blank. */
async function transcriptOf(page: Page): Promise<string> {
  await page.setViewportSize({ width: 1280, height: 800 })
  const tree = await page.locator('body').ariaSnapshot()
  const said = tree.split('\n').filter((line) => !/^\s*- \/(url|placeholder):/.test(line))
  // What had nothing below it but its address has nothing below it now.
  const depthOf = (line = '') => line.search(/\S/)
  return said
    .map((line, at) => (line.endsWith(':') && depthOf(said[at + 1]) <= depthOf(line) ? line.slice(0, -1) : line))
    .join('\n')
    .replace(/\bHAL(-[A-Z0-9]{5,6}){4,}\b/g, '«number»')
    .replace(/\b(\w+day,? )?\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?\b/g, '«date»')
    .replace(/\b\d{1,2}:\d{2}(:\d{2})?\b/g, '«time»')
    .replace(/Question \d+ of /g, 'Question «number» of ')
    .replace(/- text: \d+ min left$/gm, '- text: «minutes» left')
    .concat('\n')
}

/** Holds what a page says against its transcript. STOA_GOLDEN=write makes the transcript say what is there.
 *  in: the page; its name */
export async function expectHeard(page: Page, name: string): Promise<void> {
  const file = resolve(import.meta.dirname, 'transcripts', `${name}.yaml`)
  const heard = await transcriptOf(page)
  if (process.env.STOA_GOLDEN === 'write') return writeFileSync(file, heard)
  expect(heard, `${name}: if it reads well, STOA_GOLDEN=write keeps it`).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '')
}

/** The question of an exam is drawn by lot: its words give way to others, and all else stays.  refuses: a question that is not one of four */
export async function withoutItsWords(page: Page): Promise<void> {
  await page.locator('fieldset').first().evaluate((fieldset) => {
    fieldset.querySelector('legend')!.textContent = 'What is asked'
    for (const [at, label] of [...fieldset.querySelectorAll('label')].entries()) {
      const words = [...label.querySelectorAll('span')].find((span) => span.textContent?.trim() && !span.children.length)
      if (words) words.textContent = `Choice ${at + 1}`
    }
  })
}

/** Which lessons are worth another look depends on the questions that were drawn: the first of each skill stays. */
export async function withoutSomeLessons(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'By skill' }).getByRole('listitem').evaluateAll((skills) => {
    for (const skill of skills) {
      const [first, ...others] = skill.querySelectorAll('a')
      first!.textContent = 'A lesson'
      for (const link of others) link.remove()
    }
  })
}
