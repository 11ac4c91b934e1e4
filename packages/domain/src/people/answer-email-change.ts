import { compose, loadAcademy, queueMail, type Academy, type Message, type TenantCtx } from '../tenancy/index.ts'
import { hashOf, newToken } from './tokens.ts'

/** Answers a wish for another address, once. The old address is told in any case, with a link that takes it back; the new one gets a
 *  link to confirm with, or, where it is somebody's already, a letter that says so.
 *  who: the worker · in: the wish's id; originOf, from an academy's own host to the beginning of its addresses · locks: the wish's row */
export async function answerEmailChange(ctx: TenantCtx, changeId: string, originOf: (host: string) => string): Promise<void> {
  const [token, undo] = [newToken(), newToken()]
  const wish = await ctx.trx
    .updateTable('email_changes')
    .set({ undo_hash: hashOf(undo) })
    .where('id', '=', changeId)
    .where('undo_hash', 'is', null)
    .returning(['id', 'academy_id', 'person_id', 'old_email', 'new_email'])
    .executeTakeFirst()
  if (!wish) return
  const academy = (await loadAcademy(ctx.trx, wish.academy_id))!
  const origin = originOf(academy.host)
  const known = await ctx.trx.selectFrom('people').select('id').where('email', '=', wish.new_email).executeTakeFirst()
  const send = (to_address: string, person_id: string | null, message: Message) =>
    queueMail(ctx, { academy_id: academy.id, person_id, kind: 'email-change', to_address, ...compose(academy, message) })
  await send(wish.old_email, wish.person_id, toOld(academy, wish.new_email, `${origin}/address-undo/${undo}`))
  if (known) return void (await send(wish.new_email, known.id, taken(academy)))
  await ctx.trx
    .updateTable('email_changes')
    .set({ token_hash: hashOf(token) })
    .where('id', '=', wish.id)
    .execute()
  await send(wish.new_email, null, toNew(academy, `${origin}/account/email/${token}`))
}

const toNew = (academy: Academy, url: string): Message => ({
  subject: `Confirm your new address for ${academy.name}`,
  paragraphs: [
    'Hello,',
    'one press makes this the address of your account. The link works once, for ten minutes, in a browser where you are signed in.',
  ],
  action: { label: 'Use this address', url },
  because: `Somebody with an account at ${academy.name} entered this address. If it was not you, ignore this mail: nothing happens.`,
})

const toOld = (academy: Academy, wanted: string, url: string): Message => ({
  subject: `Your address at ${academy.name} is about to change`,
  paragraphs: [
    'Hello,',
    `you asked for ${wanted} to become the address of your account. It does once the link in the mail to that address is pressed.`,
    'If it was not you, press the button below within seven days: your account keeps this address, or gets it back, everybody is signed ' +
      'out, and the password no longer works until you choose a new one.',
  ],
  action: { label: 'That was not me', url },
  because: `You get this mail because of your account at ${academy.name}. Mail about its safety cannot be switched off.`,
})

const taken = (academy: Academy): Message => ({
  subject: `This address has an account at ${academy.name}`,
  paragraphs: [
    'Hello,',
    'somebody who is signed in with another address asked to use this one. It has an account of its own, so nothing was changed.',
    'If that was you, sign in with this address instead.',
  ],
  because: `Somebody with an account at ${academy.name} entered this address. If it was not you, ignore this mail: nothing happens.`,
})
