import { chromium } from 'playwright'
import { readFileSync, appendFileSync } from 'node:fs'
import { faultsOf } from './judges/page.ts'
const w = JSON.parse(readFileSync('/tmp/judges/walk.json', 'utf8'))
const [who, only] = [process.argv[2], process.argv[3]]
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP *.test 127.0.0.1'] })
for (const l of w.lists.filter((x: any) => !who || who.split(',').includes(x.who))) {
  const context = await browser.newContext({ locale: 'en-GB' }); await context.addCookies(l.cookies)
  const page = await context.newPage()
  for (const p of l.paths) {
    if (only && !new RegExp(only).test(p)) continue
    const t = Date.now()
    await page.goto(l.origin + p)
    const f = await faultsOf(page)
    console.log(`${Date.now() - t} ms ${l.who} ${p}`); for (const x of f) console.log('      ', x.slice(0, 330))
  }
}
await browser.close(); process.exit(0)
