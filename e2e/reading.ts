/** How a story reads: slowly enough to have read, in a lesson of many blocks. */
import { expect, type Page } from '@playwright/test'
import { rows } from './story.ts'
import type { Stack } from './stack.ts'

/** Stays at a block for as long as reading takes, and scrolls past it. */
export async function readPast(page: Page, block: string) {
  await page.locator(`#${block}`).evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }))
  await page.waitForTimeout(2_300)
  await page.locator(`#${block}`).evaluate((element) => window.scrollTo({ top: element.getBoundingClientRect().bottom + scrollY + 5, behavior: 'instant' }))
}

/** Blocks that the academy knows to be read by somebody, in order of the alphabet. */
export async function blocksOf(stack: Stack, email: string): Promise<string[]> {
  const found = await rows<{ block_slug: string }>(
    stack,
    'select b.block_slug from block_progress b join people p on p.tenant_id = b.tenant_id and p.id = b.person_id where p.email = $1 order by 1',
    [email],
  )
  return found.map((row) => row.block_slug)
}

/** The blocks of a lesson that count as read when it is finished. */
export async function blocksIn(stack: Stack, lesson: string): Promise<string[]> {
  const found = await rows<{ slug: string }>(
    stack,
    `select b.slug from blocks b join lessons l on l.tenant_id = b.tenant_id and l.id = b.lesson_id where l.slug = $1 and b.kind <> 'check'`,
    [lesson],
  )
  return found.map((row) => row.slug)
}

/** Waits until the academy has exactly these. */
export async function expectRead(stack: Stack, email: string, blocks: string[]) {
  await expect.poll(() => blocksOf(stack, email), { timeout: 20_000 }).toEqual(blocks.toSorted())
}

/** A course of one lesson with so many blocks, in one academy.  out: takes it off the catalogue again */
export async function longCourse(stack: Stack, host: string, slug: string, count: number): Promise<() => Promise<void>> {
  await rows(
    stack,
    `with at as (select tenant_id, academy_id from platform.hosts where host = $1),
      c as (insert into courses (tenant_id, slug) select tenant_id, $2 from at returning tenant_id, id),
      v as (insert into course_versions (tenant_id, course_id, number, title, summary, language, for_whom, outcomes, skills, minutes, cover_alt, content_hash)
        select tenant_id, id, 1, 'A long read', 'Very long.', 'en', 'Everybody', '["Read"]', '[]', 30, '', 'x' from c returning tenant_id, id, course_id),
      p as (insert into publications (tenant_id, course_id, version_id, number) select tenant_id, course_id, id, 1 from v),
      e as (insert into catalogue_entries (tenant_id, academy_id, course_id, position) select at.tenant_id, academy_id, c.id, 99 from at, c),
      l as (insert into lessons (tenant_id, version_id, slug, position, title, minutes, summary)
        select tenant_id, id, 'all-of-it', 1, 'All of it', 30, '' from v returning tenant_id, id, version_id)
    insert into blocks (tenant_id, version_id, lesson_id, slug, position, kind, source, html, content_hash)
      select l.tenant_id, l.version_id, l.id, 'part-' || n, n, 'text', '{"markdown":"x"}',
        '<h2>Part ' || n || '</h2>' || repeat('<p>Words that are there to be read, one after the other, for as long as it takes.</p>', 4), 'hash-' || n
      from l, generate_series(1, $3::int) n`,
    [host, slug, count],
  )
  return async () => void (await rows(stack, 'delete from catalogue_entries where course_id in (select id from courses where slug = $1)', [slug]))
}
