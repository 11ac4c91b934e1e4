import type { Ctx } from '../tenancy/index.ts'
import { lasting, type Company, type Who } from '../testing.ts'

/** Runs the same thing in several transactions that are all open before the first of them goes on, each on a connection of its own.
 *  in: times, at most 10, which is how many connections there are · out: what each returned */
export async function atOnce<T>(times: number, company: Company, who: Who, fn: (ctx: Ctx, index: number) => Promise<T>): Promise<T[]> {
  let waiting = times
  let go = () => {}
  const all = new Promise<void>((open) => (go = open))
  return Promise.all(
    Array.from({ length: times }, (_, index) =>
      lasting(company, who, async (ctx) => {
        if (--waiting === 0) go()
        await all
        return fn(ctx, index)
      }),
    ),
  )
}
