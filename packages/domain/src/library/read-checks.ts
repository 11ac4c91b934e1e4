import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { shown, type Block, type Source } from './block.ts'
import { filesOf } from './pictures.ts'

/** A check by itself, with the skill it asks for and the lesson it stands in. */
export interface LooseCheck {
  block: Extract<Block, { kind: 'check' }>
  skill: string
  lesson: { slug: string; title: string }
}

/** Checks of a version outside their lessons.  in: their slugs · out: in that order, without what is no check there */
export async function readChecks(ctx: Pick<Ctx, 'trx'>, versionId: string, slugs: readonly string[]): Promise<LooseCheck[]> {
  const rows = await ctx.trx
    .selectFrom('blocks as b')
    .innerJoin('lessons as l', (join) => join.onRef('l.id', '=', 'b.lesson_id').onRef('l.tenant_id', '=', 'b.tenant_id'))
    .select(['b.slug', 'b.kind', 'b.source', 'b.html', 'b.parts', 'b.content_hash', 'l.slug as lesson_slug', 'l.title as lesson_title'])
    .where('b.version_id', '=', versionId)
    .where('b.slug', 'in', [...slugs])
    .where('b.kind', '=', 'check')
    .execute()
  const files = await filesOf(ctx.trx, rows.flatMap(({ source }) => Object.values((source as Source).files ?? {})))
  return slugs.flatMap((slug) => {
    const row = rows.find((one) => one.slug === slug)
    const block = row && shown(row, files, [])
    if (block?.kind !== 'check') return []
    return [{ block, skill: String((row!.source as Source).skill), lesson: { slug: row!.lesson_slug, title: row!.lesson_title } }]
  })
}

/** The blocks of a lesson that questions of the exam lead back to, by the skill they are asked for.  out: in the order of the lesson */
export async function blocksBySkill(ctx: Pick<Ctx, 'trx'>, versionId: string, lessonSlug: string): Promise<{ skill: string; slug: string; title: string }[]> {
  const { rows } = await sql<{ skill: string; slug: string; source: Source }>`
    select distinct q.skill, b.slug, b.position, b.source
    from exams e
    join exam_questions x on x.tenant_id = e.tenant_id and x.exam_id = e.id
    join questions q on q.tenant_id = x.tenant_id and q.id = x.question_id
    join blocks b on b.tenant_id = e.tenant_id and b.version_id = e.version_id and b.slug = q.block_slug
    join lessons l on l.tenant_id = b.tenant_id and l.id = b.lesson_id
    where e.version_id = ${versionId} and l.slug = ${lessonSlug} order by b.position`.execute(ctx.trx)
  return rows.flatMap(({ skill, slug, source }) => {
    const title = headingOf(source)
    return title === null ? [] : [{ skill, slug, title }]
  })
}

/** What a block is called: its title, or the first heading of its text.  out: null where it has neither */
export function headingOf(source: Source): string | null {
  if (typeof source.title === 'string') return source.title
  const heading = /^#{2,6}[ \t]+(.+?)[ \t]*#*$/m.exec(String(source.markdown ?? ''))?.[1]
  return heading === undefined ? null : plain(heading)
}

const WORDS_MAX = 9

/** By what one knows a block again: what it is called, what it asks, or how its text begins.  out: null where it holds no words */
export function nameOf(source: Source): string | null {
  const said = headingOf(source) ?? source.prompt ?? source.caption ?? source.name
  if (typeof said === 'string') return said
  const words = plain(String(source.markdown ?? '').slice(0, 400)).trim().split(/\s+/)
  return words[0] ? words.slice(0, WORDS_MAX).join(' ') + (words.length > WORDS_MAX ? ' …' : '') : null
}

/** Markdown of a line or two without its signs; one within a word is part of the word. */
const plain = (markdown: string) =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[#>|\s]+/gm, '')
    .replace(/(?<![\p{L}\p{N}])[*_`]+|[*_`]+(?![\p{L}\p{N}])/gu, '')
