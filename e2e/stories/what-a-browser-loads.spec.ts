import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { COURSE, startCourse } from '../learner.ts'
import { ask, CUSTOMERS, expect, person, signIn, test } from '../story.ts'

const client = new URL('../../apps/academy/build/client/', import.meta.url)

/** The scripts that a route begins with, by the manifest of the build. */
function scriptsOf(route: string): string[] {
  const name = readdirSync(new URL('assets/', client)).find((file) => /^manifest-.*\.js$/.test(file))!
  const { entry, routes } = JSON.parse(/=(\{.*\});?\s*$/s.exec(readFileSync(new URL(`assets/${name}`, client), 'utf8'))![1]!) as {
    entry: { module: string; imports: string[] }
    routes: Record<string, { module: string; imports?: string[] }>
  }
  return [...new Set([entry, routes.root!, routes[route]!].flatMap(({ module, imports = [] }) => [module, ...imports]))]
}

test('a lesson needs at most 130 kB of script, its words among them, and what is loaded is kept for ever and was compressed before', async ({ stack }) => {
  const sizes = new Map(scriptsOf('routes/learn.$course.$lesson').map((path) => [path, gzipSync(readFileSync(new URL(`.${path}`, client)), { level: 9 }).length]))
  expect(sizes.size).toBeGreaterThan(5)
  const page = await ask(stack, CUSTOMERS, `/learn/${COURSE}/read-the-post`)
  const loaded = [...page.text.matchAll(/<link rel="(?:modulepreload|stylesheet|preload)"[^>]* href="([^"]+)"/g)].map((found) => found[1]!)
  const words = loaded.filter((path) => path.startsWith('/words/'))
  expect(words, 'no words of other parts of the product').toHaveLength(1)
  for (const path of loaded) {
    const { status, headers } = await ask(stack, CUSTOMERS, path, { headers: { 'accept-encoding': 'br' } })
    expect([path, status, headers['cache-control']]).toEqual([path, 200, 'public, max-age=31536000, immutable'])
    if (/\.(js|css)$|^\/words\//.test(path)) expect([path, headers['content-encoding']]).toEqual([path, 'br'])
  }
  for (const path of words) sizes.set(path, gzipSync((await ask(stack, CUSTOMERS, path)).text, { level: 9 }).length)
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const nameOf = (path: string) => path.replace(/^\/(assets\/)?|-[\w-]{8}\.js$|\?.*/g, '')
  const largest = [...sizes].toSorted((a, b) => b[1] - a[1]).slice(0, 4).map(([path, size]) => `${nameOf(path)} ${(size / 1000).toFixed(1)}`)
  process.stdout.write(`\nscript of a lesson: ${(all / 1000).toFixed(1)} kB gzip in ${sizes.size} files, ${largest.join(', ')}\n`)
  expect(all).toBeLessThanOrEqual(130_000)
})

test('nothing moves while pages come, fonts of the brand are there first, and pictures come small and keep their places', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Sunniva Strand', 'sunniva@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  await page.setViewportSize({ width: 412, height: 823 })
  await page.addInitScript(() => {
    const moved: string[] = []
    Object.assign(globalThis, { moved })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean; sources: { node: Element | null }[] }[])
        if (!entry.hadRecentInput) moved.push(`${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => node?.nodeName).join(' ')}`)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const path of ['/', '/catalogue', `/learn/${COURSE}`, `/learn/${COURSE}/lock-it-out`, '/verify']) {
    await page.goto(origin + path, { waitUntil: 'networkidle' })
    expect([path, await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)]).toEqual([path, []])
    const fonts = await page.evaluate(() => ({
      first: [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=font]')].map((link) => link.href),
      loaded: performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.endsWith('.woff2')),
    }))
    expect(fonts.first, path).toHaveLength(2)
    expect(fonts.loaded, `${path}: what is loaded first is used`).toEqual(expect.arrayContaining(fonts.first))
    expect(new Set(fonts.loaded).size, `${path}: and loaded once`).toBe(fonts.loaded.length)
  }

  // The worker comes to them when it has time, and pages read a lesson anew for as long as it has not.
  await page.goto(`${origin}/learn/${COURSE}/lock-it-out`)
  const isRefined = () => page.locator('picture').evaluateAll((all) => all.length > 0 && all.every((one) => one.querySelector('source[type="image/avif"]')))
  await expect.poll(async () => (await page.reload(), isRefined()), { timeout: 100_000, intervals: [2_000] }).toBe(true)
  const pictures = await page.locator('picture').evaluateAll((all) =>
    all.map((one) => {
      const img = one.querySelector('img')!
      return {
        formats: [...one.querySelectorAll('source')].map((source) => source.type),
        isSized: Boolean(img.width && img.height && img.sizes && img.srcset.includes('w')),
        isBlurred: one.previousElementSibling?.getAttribute('src')?.startsWith('data:image/webp;base64,') ?? false,
      }
    }),
  )
  expect(pictures.length).toBeGreaterThan(0)
  for (const picture of pictures) expect(picture).toEqual({ formats: ['image/avif'], isSized: true, isBlurred: true })
})
