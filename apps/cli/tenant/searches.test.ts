import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone, type Clone } from '@stoa/db/testing'
import { sql } from '@stoa/db'
import { courseNamed, publishCatalogue, publishCourse, searchCatalogue, type CourseForm } from '@stoa/domain/library'
import { applyAcademy, applyCompany, contextOf, loadAcademy, tenantContext, type TenantCtx } from '@stoa/domain/tenancy'
import { sharpImages } from '@stoa/gateways'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { applyAll } from './apply-all.ts'
import { readTenant } from './read-tenant.ts'

interface Labelled {
  tenant: string
  academy: string
  lessons?: Record<string, { title: string; text: string }>
  searches: { typed: string; finds: string[] }[]
}
const LABELS = parse(readFileSync(join(import.meta.dirname, '../test/searches.yaml'), 'utf8')) as Labelled[]
const GOAL = 0.9
const how = { platformDomain: 'localhost', people: false, dryRun: false }

let at: Clone
beforeAll(async () => {
  at = await clone()
})
afterAll(() => at.drop())

test('of searches as people type them, nine in ten find what they are for among the first three', async () => {
  const missed: string[] = []
  for (const [tenant, academies] of Map.groupBy(LABELS, (labelled) => labelled.tenant))
    await inTenant(tenant, async (ctx) => {
      await (academies[0]!.lessons ? publishArabic(ctx, academies[0]!.lessons) : publishFolder(ctx, tenant))
      for (const labelled of academies) missed.push(...(await missesOf(ctx, labelled)))
    })
  const all = LABELS.reduce((sum, { searches }) => sum + searches.length, 0)
  const success = (all - missed.length) / all
  process.stdout.write(`search quality: success@3 ${success.toFixed(3)} of ${all} searches\n${missed.map((line) => `  missed: ${line}\n`).join('')}`)
  expect(all).toBeGreaterThanOrEqual(60)
  expect(success).toBeGreaterThanOrEqual(GOAL)
}, 120_000)

async function missesOf(ctx: TenantCtx, { academy, searches }: Labelled): Promise<string[]> {
  const { id } = await ctx.trx.selectFrom('academies').select('id').where('slug', '=', academy).executeTakeFirstOrThrow()
  const visitor = contextOf(ctx, 'search', (await loadAcademy(ctx.trx, id))!, null)
  const missed: string[] = []
  for (const { typed, finds } of searches) {
    for (const wanted of finds) if (!(await courseNamed(ctx, wanted.split('/')[0]!))) throw new Error(`${wanted} is not taught`)
    const { courses, lessons: hits } = await searchCatalogue(visitor, typed)
    const slugs = new Map((await ctx.trx.selectFrom('courses').select(['id', 'slug']).execute()).map((row) => [row.id, row.slug]))
    const first = [...courses.slice(0, 3).map((hit) => slugs.get(hit.course_id)!), ...hits.slice(0, 3).map((hit) => `${slugs.get(hit.course_id)}/${hit.lesson_slug}`)]
    if (!finds.some((wanted) => first.includes(wanted))) missed.push(`${typed} → ${first.join(', ') || 'nothing'}`)
  }
  return missed
}

/** The whole folder but for its pictures, which are not searched. */
async function publishFolder(ctx: TenantCtx, slug: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../../tenants', slug)
  const read = await readTenant(folder, { images: sharpImages(), platformDomain: 'localhost' })
  if ('faults' in read) throw new Error(read.faults.map((fault) => `${fault.file}:${fault.line} ${fault.sentence}`).join('\n'))
  for (const course of read.tenant.courses) course.form.cover = null
  await applyAll(ctx, read.tenant, how, { logo_sha256: null, assets: [] })
}

async function publishArabic(ctx: TenantCtx, lessons: NonNullable<Labelled['lessons']>): Promise<void> {
  await applyCompany(ctx, { name: 'main', legal_name: 'main', place: '', locale: 'ar', time_zone: 'UTC', second_factor: 'optional', logo_sha256: null, embed_hosts: [] })
  const colours = { ink: 'oklch(0.3 0.02 150)', accent: 'oklch(0.6 0.1 150)', paper: 'oklch(0.98 0.01 150)' }
  const academy = { slug: 'main', name: 'main', tagline: '', description: '', kind: 'customers' as const, locale: 'ar', time_zone: 'UTC', currency: 'EUR' }
  const brand = { ...colours, corner: 0, shadow: 0, display_face: 'newsreader' as const, hero: 'light' as const }
  const rest = { organization: null, hosts: [], alias: null, sign_in: { policy: 'open' as const, domains: [] }, brand }
  await applyAcademy(ctx, { ...academy, ...rest }, { tenant: 'arabic', domain: 'localhost' })
  await publishCourse(ctx, {
    slug: 'course',
    title: 'دورة',
    summary: '',
    language: 'ar',
    for: '',
    outcomes: [],
    skills: [],
    cover: null,
    cover_alt: '',
    pools: [],
    exam: null,
    lessons: Object.entries(lessons).map(([slug, { title, text }]) => ({
      slug,
      title,
      minutes: 5,
      summary: '',
      blocks: [{ slug: `${slug}-text`, kind: 'text' as const, source: { markdown: text } }],
    })),
  } as CourseForm)
  await publishCatalogue(ctx, 'main', ['course'])
}

async function inTenant<T>(slug: string, fn: (ctx: TenantCtx) => Promise<T>): Promise<T> {
  return at.db.tenant(crypto.randomUUID(), 'write', async (open) => {
    const { rows } = await sql<{ id: string }>`select app.register_tenant(${slug}, true) as id`.execute(open.trx)
    await sql`select set_config('app.tenant_id', ${rows[0]!.id}, true)`.execute(open.trx)
    return fn(tenantContext(open, 'search', { kind: 'operator', id: null }))
  })
}
