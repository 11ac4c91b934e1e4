import type { Ctx } from '../tenancy/index.ts'

/** What a course earns, as a visitor reads it. */
export interface CertificationOffer {
  title: string
  valid_months: number | null
  skills: string[]
}

/** in: a course's id · out: the certification it earns, or null */
export async function certificationOf(ctx: Ctx, courseId: string): Promise<CertificationOffer | null> {
  const row = await ctx.trx
    .selectFrom('certification_versions')
    .select(['title', 'valid_months', 'skills'])
    .where('course_id', '=', courseId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, skills: row.skills as string[] } : null
}
