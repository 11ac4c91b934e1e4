import type { TenantCtx } from './context.ts'
import type { Academy } from './load-academy.ts'

/** How somebody reads: the language and the calendar that sentences to them are written in. */
export interface Reader {
  locale: string
  time_zone: string
}

/** in: the academy that speaks; to whom, null for somebody who is not known yet · out: their own choices, else the academy's */
export async function readerOf(ctx: Pick<TenantCtx, 'trx'>, academy: Academy, personId: string | null): Promise<Reader> {
  const person = personId && (await ctx.trx.selectFrom('people').select(['locale', 'time_zone']).where('id', '=', personId).executeTakeFirst())
  return { locale: (person || academy).locale, time_zone: (person || academy).time_zone ?? academy.time_zone }
}
