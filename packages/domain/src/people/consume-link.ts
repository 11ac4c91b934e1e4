import { act, addressProved, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { letIn } from './let-in.ts'
import { hashOf } from './tokens.ts'

/** What a one-time link is for, as its page tells before anything is pressed. */
export interface Link {
  purpose: 'sign-up' | 'sign-in' | 'reset-password'
  email: string
  return_to: string
}

/** A link as its page needs it. */
export interface LinkNotice extends Link {
  /** Whether it was asked for in another browser, as far as links of this purpose know. */
  is_elsewhere: boolean
}

/** Looks at a link without spending it: mail scanners open links too.
 *  in:      the link's token; the token that this browser kept since a sign-up, or null
 *  refuses: people/link-spent for a link that is unknown, used, older than ten minutes or of another academy */
export async function readLink(ctx: Ctx, token: string, browser: string | null): Promise<LinkNotice> {
  const row = await good(ctx, token).executeTakeFirst()
  if (!row) throw new Refusal('people/link-spent')
  const is_elsewhere = row.browser_hash !== null && !isSame(row.browser_hash, browser)
  return { purpose: row.purpose as Link['purpose'], email: row.email, return_to: row.return_to, is_elsewhere }
}

const isSame = (hash: string | null, browser: string | null) => browser !== null && hash === hashOf(browser)

/** Spends a link: makes the account of a sign-up, and lets the person in, or up to their second step.
 *  in:  the link's token; the token that this browser kept since a sign-up, or null; where passwords are chosen; the language of whoever presses it
 *  out: who came in, where they go now, and the token of the second step that stands before it. Whoever resets their password or has
 *       none goes to choose one: one chosen in another browser is not taken, since a stranger may have chosen it
 *  refuses: people/link-spent; what `enter` refuses · locks: the link's row */
export async function consumeLink(
  ctx: Ctx,
  token: string,
  browser: string | null,
  newPassword: string,
  locale: string,
): Promise<Link & { person_id: string; has_password: boolean } & Awaited<ReturnType<typeof letIn>>> {
  const row = await good(ctx, token).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('people/link-spent')
  await ctx.trx.updateTable('one_time_links').set({ consumed_at: ctx.now }).where('token_hash', '=', row.token_hash).execute()
  const person_id = row.person_id ?? (await signUp(ctx, row, isSame(row.browser_hash, browser), locale))
  await ctx.trx.updateTable('people').set({ email_verified_at: ctx.now }).where('id', '=', person_id).where('email_verified_at', 'is', null).execute()
  await addressProved(ctx, row.email)
  const password = await ctx.trx.selectFrom('passwords').select('person_id').where('person_id', '=', person_id).executeTakeFirst()
  const has_password = password !== undefined
  const purpose = row.purpose as Link['purpose']
  const return_to = purpose === 'reset-password' || !has_password ? newPassword : row.return_to
  const entry = await letIn(ctx, { id: person_id, email: row.email }, { opened_by: 'link', return_to })
  return { purpose, email: row.email, return_to, person_id, has_password, ...entry }
}

const good = (ctx: Ctx, token: string) =>
  ctx.trx
    .selectFrom('one_time_links')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('academy_id', '=', ctx.academy.id)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', ctx.now)

/** Two links of one sign-up, pressed one after the other, are one person; a password that is there stays. */
async function signUp(ctx: Ctx, link: { email: string; name: string | null; password_hash: string | null }, isSameBrowser: boolean, locale: string): Promise<string> {
  const made = await ctx.trx
    .insertInto('people')
    .values({ email: link.email, name: link.name!, locale, email_verified_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return (await ctx.trx.selectFrom('people').select('id').where('email', '=', link.email).executeTakeFirstOrThrow()).id
  if (isSameBrowser) await ctx.trx.insertInto('passwords').values({ person_id: made.id, hash: link.password_hash! }).execute()
  await act(ctx, { act: 'person/signed-up', subject: ['person', made.id], detail: { email: link.email }, actor: { kind: 'person', id: made.id } })
  return made.id
}
