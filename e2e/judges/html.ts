/** A page's HTML as the server sends it, before any script has touched it. */
import type { Page } from '@playwright/test'
import { HtmlValidate } from 'html-validate'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const judge = new HtmlValidate({ root: true, extends: ['html-validate:standard'], rules: {} })

/** Where pages wait for the Nu checker in a soak. */
export const KEPT = resolve(import.meta.dirname, '../../.data/judged')

/** in: a page; its address is asked for once more · out: a sentence for each fault, with its line */
export async function faultsOfHtml(page: Page): Promise<string[]> {
  const html = await page.evaluate(async () => (await fetch(location.href, { headers: { accept: 'text/html' } })).text())
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(resolve(KEPT, `${new URL(page.url()).pathname.replace(/[^a-z0-9-]+/gi, '_')}.html`), html)
  const report = await judge.validateString(html)
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `HTML ${ruleId}: ${message} (${line}:${column}) …${html.split('\n')[line - 1]!.slice(Math.max(0, column - 40), column + 80)}`))
}
