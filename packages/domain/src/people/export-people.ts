import type { TenantCtx } from '../tenancy/index.ts'
import type { PersonForm } from './apply-person.ts'
import type { RoleForm } from './apply-roles.ts'

/** Everybody of a tenant in the form that applying takes, by e-mail address, without passwords, which nobody can read back.
 *  who: the operator, for demonstration tenants alone: real people leave by their own export, not by this one */
export async function exportPeople(ctx: TenantCtx): Promise<PersonForm[]> {
  const people = await ctx.trx.selectFrom('people').select(['id', 'email', 'name']).orderBy('email').execute()
  const names = await slugs(ctx)
  const roles = await ctx.trx
    .selectFrom('role_grants')
    .select(['person_id', 'role', 'academy_id', 'organization_id'])
    .where('ended_at', 'is', null)
    .orderBy('role')
    .execute()
  const memberships = await ctx.trx.selectFrom('memberships').select(['person_id', 'academy_id', 'organization_id']).execute()
  const led = await ctx.trx.selectFrom('supervisions').select(['supervisor_id', 'person_id']).execute()
  const emails = new Map(people.map(({ id, email }) => [id, email]))
  const narrowed = (row: { academy_id: string | null; organization_id: string | null }) => ({
    ...(row.academy_id === null ? {} : { academy: names.get(row.academy_id)! }),
    ...(row.organization_id === null ? {} : { organization: names.get(row.organization_id)! }),
  })
  return people.map(({ id, ...person }) => ({
    ...person,
    roles: inOrder(roles.filter((row) => row.person_id === id).map((row) => ({ role: row.role as RoleForm['role'], ...narrowed(row) }))),
    memberships: inOrder(memberships.filter((row) => row.person_id === id).map((row) => ({ academy: names.get(row.academy_id)!, ...narrowed(row) }))),
    supervises: led
      .filter((row) => row.supervisor_id === id)
      .map((row) => emails.get(row.person_id)!)
      .sort(),
  }))
}

async function slugs(ctx: TenantCtx): Promise<Map<string, string>> {
  const academies = await ctx.trx.selectFrom('academies').select(['id', 'slug']).execute()
  const organizations = await ctx.trx.selectFrom('organizations').select(['id', 'slug']).execute()
  return new Map([...academies, ...organizations].map(({ id, slug }) => [id, slug]))
}

function inOrder<T>(list: T[]): T[] {
  return list
    .map((each) => [JSON.stringify(each), each] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each)
}
