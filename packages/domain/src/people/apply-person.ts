import { academyNamed, act, changeOf, organizationNamed, type Change, type TenantCtx } from '../tenancy/index.ts'
import { applyRoles, type RoleForm } from './apply-roles.ts'
import { hashPassword, passwordFits } from './passwords.ts'

/** Somebody of a demonstration tenant, as people.yaml says it. */
export interface PersonForm {
  email: string
  name: string
  /** Absent where none is to be set: an export cannot know it. */
  password?: string
  roles: RoleForm[]
  memberships: { academy: string; organization?: string }[]
  /** Whom they lead at work, by address. */
  supervises: string[]
}

/** Makes a demonstration person as wanted, as if they had proved their address. What they did and chose besides stays.
 *  who: the operator, from files, for demonstration tenants · in: locale, for somebody new · out: the difference this made */
export async function applyPerson(ctx: TenantCtx, form: PersonForm, locale: string): Promise<Change[]> {
  const row = await ctx.trx.selectFrom('people').select(['id', 'name']).where('email', '=', form.email).executeTakeFirst()
  const fields = row && row.name !== form.name ? ['name'] : []
  const id =
    row?.id ??
    (
      await ctx.trx
        .insertInto('people')
        .values({ email: form.email, name: form.name, locale, email_verified_at: ctx.now })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  if (fields.length > 0) await ctx.trx.updateTable('people').set({ name: form.name }).where('id', '=', id).execute()
  if (form.password !== undefined && (await applyPassword(ctx, id, form.password))) fields.push('password')
  if (await applyMemberships(ctx, id, form.memberships)) fields.push('memberships')
  const change = changeOf(`person ${form.email}`, row ? fields : null)
  if (change.change !== 'unchanged') await act(ctx, { act: 'person/applied', subject: ['person', id], detail: { ...change } })
  return [change, ...(await applyRoles(ctx, { id, email: form.email }, form.roles))]
}

async function applyPassword(ctx: TenantCtx, person_id: string, password: string): Promise<boolean> {
  const row = await ctx.trx.selectFrom('passwords').select('hash').where('person_id', '=', person_id).executeTakeFirst()
  if (row && (await passwordFits(row.hash, password))) return false
  const hash = await hashPassword(password)
  await ctx.trx
    .insertInto('passwords')
    .values({ person_id, hash })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ hash, set_at: ctx.now }))
    .execute()
  return true
}

async function applyMemberships(ctx: TenantCtx, person_id: string, forms: PersonForm['memberships']): Promise<boolean> {
  let changed = false
  for (const { academy, organization } of forms) {
    const academy_id = await academyNamed(ctx, academy)
    const organization_id = organization === undefined ? null : await organizationNamed(ctx, organization)
    const row = await ctx.trx
      .selectFrom('memberships')
      .select('organization_id')
      .where('person_id', '=', person_id)
      .where('academy_id', '=', academy_id)
      .executeTakeFirst()
    if (row && row.organization_id === organization_id) continue
    await ctx.trx
      .insertInto('memberships')
      .values({ person_id, academy_id, organization_id })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'academy_id']).doUpdateSet({ organization_id }))
      .execute()
    changed = true
  }
  return changed
}
