import { act, differences, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** How somebody is named and reads. */
export interface Profile {
  name: string
  /** As it stands on certificates from now on; null: the name. */
  printed_name: string | null
  locale: string
  /** Null: the academy's. */
  time_zone: string | null
}

/** The profile, and the version that a form of it carries: whoever saves an older one is told. */
export type VersionedProfile = Profile & { version: number }

/** out: the viewer's own */
export async function readProfile(ctx: Ctx): Promise<VersionedProfile> {
  return ctx.trx
    .selectFrom('people')
    .select(['name', 'printed_name', 'locale', 'time_zone', 'version'])
    .where('id', '=', signedIn(ctx).id)
    .executeTakeFirstOrThrow()
}

/** Chooses the language of pages and mail, from wherever one is.
 *  who: the person · in: the tag of a language that is spoken here · locks: the person's row */
export async function chooseLanguage(ctx: Ctx, locale: string): Promise<void> {
  const { id } = signedIn(ctx)
  const saved = await ctx.trx
    .updateTable('people')
    .set((is) => ({ locale, version: is('version', '+', 1) }))
    .where('id', '=', id)
    .where('locale', '<>', locale)
    .returning('id')
    .executeTakeFirst()
  if (saved) await act(ctx, { act: 'profile/saved', subject: ['person', id], detail: { fields: ['locale'] } })
}

/** Saves the profile. The same form sent twice is saved once; certificates that were issued stay as they were printed.
 *  who:     the person
 *  in:      the fields, checked; version, of the profile that the form was made from
 *  refuses: profile/stale where another form was saved since then and says something else · locks: the person's row */
export async function saveProfile(ctx: Ctx, { version, ...wanted }: VersionedProfile): Promise<void> {
  const { id } = signedIn(ctx)
  const { version: present, ...profile } = await ctx.trx
    .selectFrom('people')
    .select(['name', 'printed_name', 'locale', 'time_zone', 'version'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const fields = differences(profile, wanted)!
  if (fields.length === 0) return
  if (version !== present) throw new Refusal('profile/stale')
  await ctx.trx
    .updateTable('people')
    .set({ ...wanted, version: present + 1 })
    .where('id', '=', id)
    .execute()
  await act(ctx, { act: 'profile/saved', subject: ['person', id], detail: { fields } })
}
