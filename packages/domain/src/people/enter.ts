import { act, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { readSignUpDomains } from './read-sign-up-domains.ts'

/** Lets somebody who has proved who they are into this academy, as its sign-in policy says, and writes it into the trail.
 *  who:     the person, by password or one-time link
 *  in:      personId; their verified e-mail address
 *  refuses: people/not-invited, people/domain-not-allowed */
export async function enter(ctx: Ctx, person: { id: string; email: string }): Promise<void> {
  if (!(await hasAWayIn(ctx, person.id))) {
    await addressMayEnter(ctx, person.email)
    await ctx.trx
      .insertInto('memberships')
      .values({
        person_id: person.id,
        academy_id: ctx.academy.id,
        organization_id: ctx.academy.organization_id ?? (await organizationOf(ctx, person.email)),
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'academy_id']).doNothing())
      .execute()
    await act(ctx, { act: 'membership/made', subject: ['academy', ctx.academy.id], actor: { kind: 'person', id: person.id } })
  }
  await act(ctx, { act: 'person/signed-in', subject: ['academy', ctx.academy.id], actor: { kind: 'person', id: person.id } })
}

/** refuses: people/not-invited, people/domain-not-allowed, as `enter` would, and changes nothing */
export async function mayEnter(ctx: Ctx, person: { id: string; email: string }): Promise<void> {
  if (!(await hasAWayIn(ctx, person.id))) await addressMayEnter(ctx, person.email)
}

/** refuses: people/not-invited, people/domain-not-allowed, where this address alone gives no right to become a member */
export async function addressMayEnter(ctx: Ctx, email: string): Promise<void> {
  const { academy } = ctx
  if (academy.sign_in_policy === 'open') return
  if (academy.sign_in_policy === 'invited') throw new Refusal('people/not-invited', { email })
  const domains = await readSignUpDomains(ctx)
  if (!domains.includes(domainOf(email))) throw new Refusal('people/domain-not-allowed', { domains: domains.join(', ') })
}

async function hasAWayIn(ctx: Ctx, personId: string): Promise<boolean> {
  const membership = await ctx.trx
    .selectFrom('memberships')
    .select('academy_id')
    .where('person_id', '=', personId)
    .where('academy_id', '=', ctx.academy.id)
    .executeTakeFirst()
  if (membership) return true
  const grant = await ctx.trx
    .selectFrom('role_grants')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('organization_id', 'is', null)
    .where((where) => where.or([where('academy_id', 'is', null), where('academy_id', '=', ctx.academy.id)]))
    .executeTakeFirst()
  return grant !== undefined
}

async function organizationOf(ctx: Ctx, email: string): Promise<string | null> {
  const row = await ctx.trx.selectFrom('organization_domains').select('organization_id').where('domain', '=', domainOf(email)).executeTakeFirst()
  return row?.organization_id ?? null
}

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1)
