/** What judges say about a page as it stands: axe, IBM's engine, html-validate, and our own eyes for what those three do not look at. */
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { faultsOfHtml } from './html.ts'
import { clippedBySpacing, hiddenFocus, beyondTheEdge } from './eyes.ts'

const { resolve } = createRequire(import.meta.url)
const engines = {
  axe: readFileSync(resolve('axe-core/axe.min.js'), 'utf8'),
  ace: `(() => { ${readFileSync(resolve('accessibility-checker-engine/ace.js'), 'utf8')}; globalThis.ace = ace })()`,
}

/** Puts an engine into the page that stands there, once: handing over half a megabyte takes longer than the engine does. */
async function bring(page: Page, engine: keyof typeof engines): Promise<void> {
  if (!(await page.evaluate((name) => name in globalThis, engine))) await page.evaluate(engines[engine])
}

/** Wide, and as narrow as a screen of 1,280 pixels is at 400 %: there in the dark. */
export const LOOKS: readonly Look[] = [[1280, 'light'], [320, 'dark']]
export type Look = readonly [width: number, scheme: 'light' | 'dark']

/** Every fault that somebody finds in the page, wide and narrow, in light and dark.  out: sentences, each with where it is; none where all is well */
export async function faultsOf(page: Page, looks = LOOKS): Promise<string[]> {
  const found = new Set<string>()
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const at = `${colorScheme}, ${width} px`
    for (const fault of await axe(page)) found.add(`${at}: ${fault}`)
    // What else IBM's engine has to say depends on neither.
    for (const fault of await ibms(page, width === 320)) found.add(`${at}: ${fault}`)
    if (width === 320) for (const look of [beyondTheEdge, clippedBySpacing, hiddenFocus]) for (const fault of await look(page)) found.add(`${at}: ${fault}`)
  }
  for (const fault of await faultsOfHtml(page)) found.add(fault)
  return [...found]
}

interface Axe {
  run(what: Document, how: RunOptions): Promise<AxeResults>
}

const AXE: RunOptions = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, iframes: false, preload: false }

async function axe(page: Page): Promise<string[]> {
  await bring(page, 'axe')
  const { violations } = await page.evaluate((options) => (globalThis as unknown as { axe: Axe }).axe.run(document, options), AXE)
  return violations.map(({ id, nodes }) => `axe ${id} at ${nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`).slice(0, 3).join(', ')}`)
}

/** Rules by which IBM's engine finds fault with what is right, and why it is. */
const MISTAKEN: Record<string, string> = {
  aria_form_label_unique: 'a form without a name is no landmark, and names for every question would fill the list of landmarks (ARIA in HTML, form)',
  input_checkboxes_grouped: 'radio buttons of two forms are two groups, whatever they are called (HTML, radio button group)',
  label_content_exists: 'words for screen readers alone are clipped, which it takes for hidden; axe’s rule for labels counts them',
  input_autocomplete_valid: 'an e-mail address that one signs in with is a user name, also in a field for addresses (HTML, autofill, Username)',
}

/** What IBM's engine calls a violation.  in: whether colours alone are looked at, which takes it a tenth of the time */
async function ibms(page: Page, coloursAlone: boolean): Promise<string[]> {
  await bring(page, 'ace')
  const results = await page.evaluate(async (coloursAlone) => {
    const { Checker } = (globalThis as unknown as { ace: { Checker: new () => IbmChecker } }).ace
    const checker = new Checker()
    const all = checker.getGuidelines().find(({ id }) => id === 'WCAG_2_2')!
    const checkpoints = all.checkpoints.map((one) => ({ ...one, rules: one.rules?.filter(({ id }) => !coloursAlone || id.includes('contrast')) ?? [] }))
    checker.addGuideline({ ...all, id: 'OURS', checkpoints })
    return (await checker.check(document, ['OURS'])).results
      .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
      .map(({ ruleId, message, path }) => ({ ruleId, message, path: path.dom }))
  }, coloursAlone)
  return results.filter(({ ruleId }) => !MISTAKEN[ruleId]).map(({ ruleId, message, path }) => `IBM ${ruleId} (${message}) at ${path}`)
}

interface IbmGuideline {
  id: string
  checkpoints: { rules?: { id: string }[] }[]
}

interface IbmChecker {
  getGuidelines(): IbmGuideline[]
  addGuideline(guideline: IbmGuideline): void
  check(document: Document, guidelines: string[]): Promise<{ results: { ruleId: string; value: [string, string]; message: string; path: { dom: string } }[] }>
}
