import type { Ctx } from '../tenancy/index.ts'

/** At which addresses an academy takes people, to be said before somebody types.
 *  who: anyone · out: domains by name; none where it is open to all, or by invitation alone */
export async function readSignUpDomains({ academy, trx }: Ctx): Promise<string[]> {
  if (academy.sign_in_policy !== 'domains') return []
  const rows = await trx.selectFrom('academy_email_domains').select('domain').where('academy_id', '=', academy.id).orderBy('domain').execute()
  return rows.map((row) => row.domain)
}
