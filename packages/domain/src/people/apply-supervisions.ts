import { act, changeOf, type Change, type TenantCtx } from '../tenancy/index.ts'

/** Says whom somebody leads at work, and nobody besides.
 *  who: the operator, from files · in: the supervisor's address; the addresses of those led, all of them known · out: the difference this made */
export async function applySupervisions(ctx: TenantCtx, email: string, led: readonly string[]): Promise<Change[]> {
  const people = await ctx.trx
    .selectFrom('people')
    .select(['id', 'email'])
    .where('email', 'in', [email, ...led])
    .execute()
  const supervisor_id = people.find((person) => person.email === email)!.id
  const wanted = people.filter((person) => person.email !== email).map((person) => person.id)
  const now = (await ctx.trx.selectFrom('supervisions').select('person_id').where('supervisor_id', '=', supervisor_id).execute()).map(
    (row) => row.person_id,
  )
  const added = wanted.filter((id) => !now.includes(id))
  const gone = now.filter((id) => !wanted.includes(id))
  if (added.length === 0 && gone.length === 0) return []
  if (gone.length > 0) await ctx.trx.deleteFrom('supervisions').where('supervisor_id', '=', supervisor_id).where('person_id', 'in', gone).execute()
  if (added.length > 0)
    await ctx.trx
      .insertInto('supervisions')
      .values(added.map((person_id) => ({ supervisor_id, person_id })))
      .execute()
  const change = changeOf(`team of ${email}`, now.length === 0 ? null : ['members'])
  await act(ctx, { act: 'supervision/applied', subject: ['person', supervisor_id], detail: { ...change } })
  return [change]
}
