/** A page's HTML as the server sends it, before any script has touched it. */
import type { Page } from '@playwright/test'
import { HtmlValidate } from 'html-validate'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fetched } from './fetched.ts'

const judge = new HtmlValidate({ root: true, extends: ['html-validate:standard'], rules: { 'no-redundant-role': 'error' } })

/** Where pages wait for the Nu checker. */
const kept = resolve(import.meta.dirname, '../../.data/judged')
const NU = '26.9.27'

/** in: a page; its address is asked for once more · out: a sentence for each fault, with what stands there */
export async function faultsOfHtml(page: Page): Promise<string[]> {
  const html = await page.evaluate(async () => (await fetch(location.href, { headers: { accept: 'text/html' } })).text())
  mkdirSync(kept, { recursive: true })
  writeFileSync(resolve(kept, `${createHash('sha256').update(html).digest('hex').slice(0, 16)}.html`), html)
  const { results } = await judge.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, offset }) => `HTML ${ruleId}: ${message} at ${html.slice(Math.max(0, offset - 40), offset + 80)}`))
}

/** What the Nu checker of the W3C says of every page that was judged since the last time, where there is a Java to run it.
 *  in: whether it is wanted, since it takes a while · out: a sentence for each fault; how many pages there were, 0 without Java */
export async function faultsByNu(isWanted: boolean): Promise<{ pages: number; faults: string[] }> {
  const pages = readdirSync(kept).length
  try {
    if (!isWanted || !(await hasJava())) return { pages: 0, faults: [] }
    const jar = resolve(await fetched('vnu-jar', NU), 'build/dist/vnu.jar')
    const said = await output('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', kept])
    const { messages } = JSON.parse(said.stderr) as { messages: { type: string; subType?: string; message: string; extract?: string }[] }
    // That a void element may end in a slash is not worth saying (type info without a subType).
    const faults = messages.filter(({ type, subType }) => type === 'error' || subType === 'warning')
    return { pages, faults: faults.map(({ message, extract }) => `Nu: ${message} at ${extract?.replace(/\s+/g, ' ').slice(0, 160)}`) }
  } finally {
    rmSync(kept, { recursive: true })
  }
}

const hasJava = () => output('java', ['-version']).then(() => true, () => false)

const output = (program: string, args: string[]) =>
  new Promise<{ stdout: string; stderr: string }>((done, fail) =>
    execFile(program, args, { maxBuffer: 100_000_000 }, (error, stdout, stderr) => (error ? fail(error) : done({ stdout, stderr }))))
