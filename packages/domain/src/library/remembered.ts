import type { Trx } from '@stoa/db'
import { LRUCache } from 'lru-cache'
import type { Ctx } from '../tenancy/index.ts'

/** About how many characters are remembered at most. A course of forty lessons has half a million. */
const CHARACTERS_MAX = 32_000_000
/** How long what is only nearly whole is taken for it. */
const NEARLY_WHOLE_MS = 10_000

const known = new LRUCache<string, object>({ maxSize: CHARACTERS_MAX, maxEntrySize: CHARACTERS_MAX / 8, sizeCalculation: (part) => JSON.stringify(part).length })

/** What versions hold is written once and never changed, which the database sees to: it is read and parsed once and remembered by this
 *  process, under the tenant's id and the version's (infra/decisions/0017). Nothing else is: that a version is published here and that
 *  somebody may see it is asked of the database each time, and these versions are what it answered.
 *  in:  versionIds, found through the fence in this request; part, what of them, in a word; read, which reads it of those not remembered;
 *       isWhole, where a part may still lack something that comes later: such a one is read again, one that is nearly whole after ten seconds
 *  out: by version, without those that hold no such part. Everybody is given the same objects, and they are frozen */
export async function remembered<T extends object>(
  ctx: Pick<Ctx, 'academy' | 'aside'>,
  versionIds: readonly string[],
  part: string,
  read: (trx: Trx, missing: string[]) => Promise<Map<string, T>>,
  isWhole: (part: T) => boolean | 'nearly' = () => true,
): Promise<Map<string, T>> {
  const keyOf = (versionId: string) => `${ctx.academy.tenant_id} ${versionId} ${part}`
  const found = new Map<string, T>()
  const missing: string[] = []
  for (const id of versionIds) {
    const one = known.get(keyOf(id)) as T | undefined
    if (one) found.set(id, one)
    else missing.push(id)
  }
  if (missing.length === 0) return found
  for (const [id, one] of await ctx.aside((trx) => read(trx, missing))) {
    found.set(id, frozen(one))
    const whole = isWhole(one)
    if (whole) known.set(keyOf(id), one, { ttl: whole === 'nearly' ? NEARLY_WHOLE_MS : 0 })
  }
  return found
}

/** The same of one version.  out: null where it holds no such part */
export async function rememberedOf<T extends object>(
  ctx: Pick<Ctx, 'academy' | 'aside'>,
  versionId: string,
  part: string,
  read: (trx: Trx) => Promise<T | null>,
  isWhole?: (part: T) => boolean | 'nearly',
): Promise<T | null> {
  const readOne = async (trx: Trx) => {
    const one = await read(trx)
    return new Map(one === null ? [] : [[versionId, one]])
  }
  return (await remembered(ctx, [versionId], part, readOne, isWhole)).get(versionId) ?? null
}

function frozen<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  for (const one of Object.values(value)) frozen(one)
  return Object.freeze(value)
}
