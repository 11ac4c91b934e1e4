import type { Ctx } from '../tenancy/index.ts'
import { publishedIn } from './published.ts'

/** Whether a course is in the catalogue of this academy.  in: its slug */
export const isOffered = async (ctx: Ctx, courseSlug: string): Promise<boolean> => (await publishedIn(ctx, courseSlug)).length > 0
