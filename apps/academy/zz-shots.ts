import { compose, type Message } from '@stoa/domain/tenancy'
import { sharpImages } from '../../packages/gateways/src/images/images.ts'
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const req = createRequire('/work/wt/mail/e2e/package.json')
const { chromium } = req('playwright')
const YAML = createRequire('/work/wt/mail/apps/cli/package.json')('yaml')
mkdirSync('/tmp/mail/shots', { recursive: true })
const ac = async (t: string, a: string, over = {}) => {
  const y = YAML.parse(readFileSync(`tenants/${t}/academies/${a}.yaml`, 'utf8')), c = YAML.parse(readFileSync(`tenants/${t}/tenant.yaml`, 'utf8'))
  const png = (await sharpImages().logo(readFileSync(`tenants/${t}/brand/logo.png`))).bytes
  return { png, academy: { ...y, brand: y.brand, id: 'x', host: 'a.example', company: { name: c.name, legal_name: c.legal_name, place: c.place, logo_sha256: 'a'.repeat(64) }, ...over } as any }
}
const all = { halden: await ac('halden', 'customers'), kestrel: await ac('halden', 'kestrel'), meridian: await ac('meridian', 'practitioners') }
const url = 'https://customers.halden.example/link/abcdefghijkmnpqrstuvwxyz23456789'
const messages: Record<string, Message> = {
  'sign-up': { letter: 'sign-up', url },
  certificate: { letter: 'certificate', values: { certification: 'Certified robot operator', holder: 'Ingrid Solheim', expires: 'yes' }, days: { day: '2028-10-09' }, url: 'https://customers.halden.example/verify/HAL-7K2M-99QX' },
  old: { letter: 'old-address', values: { wanted: 'berit.new@nordlys.example' }, url: 'https://customers.halden.example/address-undo/abcdefghijkmnpqrstuvwxyz23456789' },
  reminders: { letter: 'reminders', values: { count: 3 }, unsubscribe_url: 'https://x.example/unsubscribe/abc', items: [
    { title: 'Lockout of robot cells', line: '', url }, { title: 'Data protection at work', line: '', url }, { title: 'Certified robot operator', line: '', url }] },
}
const { languageOf, say, sayDay } = await import('@stoa/words')
const want = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const [name, { png, academy }] of Object.entries(all)) for (const locale of ['en', 'ar']) for (const [kind, m] of Object.entries(messages)) {
  const lines = languageOf(locale).words.reminderLines
  const msg = kind === 'reminders' ? { ...m, items: m.items!.map((i, n) => ({ ...i, line: say(locale, [lines['course-overdue'], lines['course-due'], lines['certificate-runs-out']][n]!, { days: n === 1 ? 1 : 30, day: sayDay('2026-12-03', locale) }, { isolate: true }) })) } : m
  const c = compose(academy, { locale, time_zone: 'Europe/Oslo' }, msg)
  writeFileSync(`/tmp/mail/shots/${name}-${locale}-${kind}.txt`, `${c.subject}\n\n${c.text}`)
  const html = c.html.replace('cid:logo', `data:image/png;base64,${Buffer.from(png).toString('base64')}`)
  writeFileSync(`/tmp/mail/shots/${name}-${locale}-${kind}.html`, html)
  for (const scheme of ['light', 'dark'] as const) for (const width of [360, 640]) {
    const id = `${name}-${locale}-${kind}-${scheme}-${width}`
    if (want.length && !want.some((w) => new RegExp(w).test(id))) continue
    const page = await browser.newPage({ viewport: { width, height: 600 }, colorScheme: scheme })
    await page.setContent(html)
    await page.screenshot({ path: `/tmp/mail/shots/${id}.png`, fullPage: true })
    await page.close()
  }
}
await browser.close()
