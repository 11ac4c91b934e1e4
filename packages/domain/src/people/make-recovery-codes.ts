import { act, hold, signedIn, type Ctx } from '../tenancy/index.ts'
import { writeTo } from './write-to.ts'
import { hashOf, newToken } from './tokens.ts'

const COUNT = 10

/** Makes ten recovery codes in place of whatever codes there were.
 *  who: the person, who has proved themselves just now · in: isFirst, made along with the first second factor, which is told by itself
 *  out: the codes, which are shown once and kept as hashes
 *  locks: the person's codes, so that of two at once the later ones alone are left */
export async function makeRecoveryCodes(ctx: Ctx, { isFirst = false } = {}): Promise<string[]> {
  const person = signedIn(ctx)
  await hold(ctx, `recovery codes of ${person.id}`)
  const codes = Array.from({ length: COUNT }, () => newToken().slice(0, 16))
  await ctx.trx.deleteFrom('recovery_codes').where('person_id', '=', person.id).execute()
  await ctx.trx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ person_id: person.id, code_hash: hashOf(code) })))
    .execute()
  await act(ctx, { act: 'recovery-codes/made', subject: ['person', person.id] })
  if (!isFirst) await writeTo(ctx, ctx.academy, person, 'account-safety', { letter: 'recovery-codes-made' })
  return codes.map((code) => code.match(/.{4}/g)!.join('-'))
}
