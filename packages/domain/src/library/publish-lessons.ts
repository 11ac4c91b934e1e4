import type { TenantCtx } from '../tenancy/index.ts'
import type { LessonForm } from './publish-form.ts'
import { blockHash } from './publish-hashes.ts'
import { renderBlock } from './render-block.ts'

/** Writes the lessons and blocks of a new version, their Markdown rendered once and for all.  in: versionId; lessons in order */
export async function publishLessons(ctx: TenantCtx, version_id: string, lessons: LessonForm[]): Promise<void> {
  for (const [index, { blocks, ...lesson }] of lessons.entries()) {
    const lesson_id = crypto.randomUUID()
    await ctx.trx
      .insertInto('lessons')
      .values({ ...lesson, id: lesson_id, version_id, position: index + 1 })
      .execute()
    const rows = blocks.map((block, place) => ({
      version_id,
      lesson_id,
      slug: block.slug,
      position: place + 1,
      kind: block.kind,
      source: JSON.stringify(block.source),
      ...renderBlock(block),
      content_hash: blockHash(block),
    }))
    if (rows.length > 0) await ctx.trx.insertInto('blocks').values(rows).execute()
  }
}
