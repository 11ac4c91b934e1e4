import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { headingOf } from './read-checks.ts'
import type { Source } from './block.ts'
import { remembered, rememberedOf } from './remembered.ts'

/** A lesson with what is needed to say how long its blocks take. */
export interface TimedLesson {
  slug: string
  title: string
  minutes: number
  /** `bytes`: the size of a block's rendered text, null where it has none. */
  blocks: { slug: string; kind: string; content_hash: string; bytes: number | null }[]
}

/** A version as far as time is concerned. */
export interface TimedOutline {
  lessons: TimedLesson[]
  has_exam: boolean
}

/** The lessons of several versions with their blocks, in one question however many they are.  out: by version, in order */
export function outlinesOf(ctx: Pick<Ctx, 'academy' | 'aside'>, versionIds: readonly string[]): Promise<Map<string, TimedOutline>> {
  return remembered(ctx, versionIds, 'time', async (trx, missing) => {
    const { rows } = await sql<TimedLesson & { version_id: string; has_exam: boolean }>`
      select l.version_id, l.slug, l.title, l.minutes,
        exists (select from exams x where x.tenant_id = l.tenant_id and x.version_id = l.version_id) as has_exam,
        json_agg(json_build_object('slug', b.slug, 'kind', b.kind, 'content_hash', b.content_hash, 'bytes', octet_length(b.html)) order by b.position) as blocks
      from lessons l join blocks b on b.tenant_id = l.tenant_id and b.lesson_id = l.id
      where l.version_id = any(${missing}::uuid[])
      group by l.tenant_id, l.version_id, l.id, l.slug, l.title, l.minutes, l.position order by l.position`.execute(trx)
    const byVersion = new Map<string, TimedOutline>(missing.map((id) => [id, { lessons: [], has_exam: false }]))
    for (const { version_id, has_exam, ...lesson } of rows) {
      const outline = byVersion.get(version_id)!
      outline.has_exam = has_exam
      outline.lessons.push(lesson)
    }
    return byVersion
  })
}

/** What a block of a version is called, or null where it has no name.  in: the version; the block's slug */
export async function blockTitle(ctx: Pick<Ctx, 'academy' | 'aside'>, versionId: string, slug: string): Promise<string | null> {
  const named = await rememberedOf(ctx, versionId, `title of ${slug}`, async (trx) => {
    const row = await trx.selectFrom('blocks').select('source').where('version_id', '=', versionId).where('slug', '=', slug).executeTakeFirst()
    return row ? { title: headingOf(row.source as Source) } : null
  })
  return named?.title ?? null
}
