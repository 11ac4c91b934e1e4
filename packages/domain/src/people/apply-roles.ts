import { academyNamed, act, organizationNamed, type Change, type TenantCtx } from '../tenancy/index.ts'
import { endSessions } from './end-sessions.ts'

/** A role for the tenant, or narrowed to one academy or one organization, by their slugs. */
export interface RoleForm {
  role: 'owner' | 'admin' | 'author' | 'organization-manager' | 'supervisor' | 'support' | 'auditor'
  academy?: string
  organization?: string
}

/** Grants somebody these roles and ends those that an earlier apply granted and that are gone from the files. A role granted by
 *  somebody inside the product stays.  who: the operator, from files · out: a line for each role that came or went */
export async function applyRoles(ctx: TenantCtx, person: { id: string; email: string }, forms: RoleForm[]): Promise<Change[]> {
  const held = await inForce(ctx).where('person_id', '=', person.id).execute()
  const changes: Change[] = []
  const kept: string[] = []
  for (const form of forms) {
    const academy_id = form.academy === undefined ? null : await academyNamed(ctx, form.academy)
    const organization_id = form.organization === undefined ? null : await organizationNamed(ctx, form.organization)
    const row = held.find((each) => each.role === form.role && each.academy_id === academy_id && each.organization_id === organization_id)
    if (row) {
      kept.push(row.id)
      continue
    }
    const { id } = await ctx.trx
      .insertInto('role_grants')
      .values({ person_id: person.id, role: form.role, academy_id, organization_id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await endSessions(ctx, person.id)
    await act(ctx, { act: 'role/granted', subject: ['role-grant', id], detail: { person_id: person.id, ...form } })
    changes.push({ what: `role ${form.role} of ${person.email}`, change: 'added', detail: form.academy ?? form.organization ?? 'the whole tenant' })
  }
  return [
    ...changes,
    ...(await endGranted(
      ctx,
      held.filter((row) => !kept.includes(row.id)),
    )),
  ]
}

/** Ends the roles that an earlier apply granted to people who are gone from the files. The people stay, with all they did.
 *  in: emails of those who are still there */
export async function endRolesOfOthers(ctx: TenantCtx, emails: string[]): Promise<Change[]> {
  const rows = await inForce(ctx)
    .$if(emails.length > 0, (query) => query.where('person_id', 'not in', ctx.trx.selectFrom('people').select('id').where('email', 'in', emails)))
    .execute()
  return endGranted(ctx, rows)
}

function inForce(ctx: TenantCtx) {
  return ctx.trx.selectFrom('role_grants').select(['id', 'person_id', 'role', 'academy_id', 'organization_id']).where('ended_at', 'is', null)
}

async function endGranted(ctx: TenantCtx, grants: { id: string; role: string; person_id: string }[]): Promise<Change[]> {
  if (grants.length === 0) return []
  const ours = await ctx.trx
    .selectFrom('trail')
    .select('subject_id')
    .where('actor_kind', '=', 'operator')
    .where('act', '=', 'role/granted')
    .where(
      'subject_id',
      'in',
      grants.map((grant) => grant.id),
    )
    .execute()
  const changes: Change[] = []
  for (const { id, role, person_id } of grants.filter((grant) => ours.some((line) => line.subject_id === grant.id))) {
    const { email } = await ctx.trx.selectFrom('people').select('email').where('id', '=', person_id).executeTakeFirstOrThrow()
    await ctx.trx.updateTable('role_grants').set({ ended_at: ctx.now }).where('id', '=', id).execute()
    await endSessions(ctx, person_id)
    await act(ctx, { act: 'role/ended', subject: ['role-grant', id], detail: { person_id, role } })
    changes.push({ what: `role ${role} of ${email}`, change: 'removed' })
  }
  return changes
}
