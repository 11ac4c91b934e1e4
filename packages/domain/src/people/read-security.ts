import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'

/** What somebody signs in with, for the page that shows it. */
export interface Security {
  email: string
  password_set_at: Date | null
  authenticator_since: Date | null
  passkeys: number
  recovery_codes_left: number
  /** They look after others here, and the company wants two factors of those. */
  is_required: boolean
  /** They look after others here. */
  looks_after: boolean
  /** An address that waits for its link to be pressed. */
  email_wanted: string | null
}

/** out: the viewer's own */
export async function readSecurity(ctx: Ctx): Promise<Security> {
  const { id, roles } = signedIn(ctx)
  const looks_after = roles.some((grant) => grant.role === 'owner' || grant.role === 'admin')
  const { rows } = await sql<Omit<Security, 'looks_after'>>`
    select p.email, w.set_at as password_set_at, a.confirmed_at as authenticator_since,
      (select count(*)::int from passkeys k where k.tenant_id = p.tenant_id and k.person_id = p.id) as passkeys,
      (select count(*)::int from recovery_codes r where r.tenant_id = p.tenant_id and r.person_id = p.id and r.used_at is null) as recovery_codes_left,
      ${looks_after} and (select c.second_factor = 'required' from companies c where c.tenant_id = p.tenant_id) as is_required,
      (select e.new_email from email_changes e where e.tenant_id = p.tenant_id and e.person_id = p.id
        and e.confirmed_at is null and e.undone_at is null and e.expires_at > ${ctx.now} limit 1) as email_wanted
    from people p left join passwords w on w.tenant_id = p.tenant_id and w.person_id = p.id
    left join authenticators a on a.tenant_id = p.tenant_id and a.person_id = p.id
    where p.id = ${id}`.execute(ctx.trx)
  return { ...rows[0]!, looks_after }
}
