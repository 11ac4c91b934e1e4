import { visible } from '@stoa/access'
import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { normalSerial } from './serial.ts'

/** Where the paper of a certificate is stored.
 *  who:     its holder, and whoever may read that person's certificates
 *  in:      the serial as typed
 *  refuses: access/sign-in; certificate/unknown for everybody else */
export async function certificatePaper(ctx: Ctx, typed: string): Promise<{ serial: string; pdf_sha256: string }> {
  const viewer = signedIn(ctx)
  const may = visible(ctx.ability, 'read', 'Certificate', {
    person_id: 'm.person_id',
    academy_id: 'm.academy_id',
    organization_id: 'm.organization_id',
  })
  const { rows } = await sql<{ serial: string; pdf_sha256: string }>`
    select y.serial, f.pdf_sha256
    from cycles y
    join certificates f on f.tenant_id = y.tenant_id and f.cycle_id = y.id
    join credentials r on r.tenant_id = y.tenant_id and r.id = y.credential_id
    left join memberships m on m.tenant_id = y.tenant_id and m.person_id = r.person_id and m.academy_id = y.academy_id
    where y.serial = ${normalSerial(typed) ?? ''}
      and (r.person_id = ${viewer.id} or ${may})`.execute(
    ctx.trx,
  )
  if (!rows[0]) throw new Refusal('certificate/unknown')
  return rows[0]
}
