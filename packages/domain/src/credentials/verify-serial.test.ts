import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, emailOf, GLOBEX, later, mailsIn, personOf, scene, sitExam, standIn, useGround, type Inhabitant, type Who } from '../testing.ts'
import {
  certificateFacts,
  certificatePaper,
  earnCycle,
  goodUntil,
  listCertificates,
  myCertificates,
  recordCertificate,
  revokeCertificate,
  verifySerial,
} from './index.ts'

useGround()

const HASH = 'a'.repeat(64)
/** Somebody passes, earns and gets the paper, as the worker would do it. */
async function certified(ctx: Ctx): Promise<{ serial: string; cycle: string }> {
  const { completion } = await sitExam(ctx)
  const cycle = (await earnCycle(ctx, completion!))!
  const facts = await certificateFacts(ctx, cycle, (host, serial) => `https://${host}/verify/${serial}`)
  await recordCertificate(ctx, facts, HASH)
  return { serial: facts.fields.serial, cycle }
}

test('anyone sees what is printed, and that it is valid', () =>
  scene(ACME, 'client', async (ctx) => {
    const { serial } = await certified(ctx)
    expect(await verifySerial(ctx, serial)).toMatchObject({
      state: 'valid',
      revocation: null,
      course_slug: 'lockout',
      host: 'customers.acme.test',
      fields: {
        serial,
        holder: 'client of acme',
        organization: 'kestrel',
        certification: 'Locker',
        statement: 'may lock machines out',
        exam: '4 questions, 75 % to pass',
        course_version: 1,
        issuer: 'acme Ltd',
        verify_url: `https://customers.acme.test/verify/${serial}`,
      },
    })
  }))

test('an academy that speaks Arabic says what was examined in Arabic', () =>
  scene(ACME, 'client', async (ctx) => {
    await ctx.trx.updateTable('academies').set({ locale: 'ar' }).execute()
    const { serial } = await certified(ctx)
    const { fields } = (await verifySerial(ctx, serial)) as { fields: { exam: string; language: string } }
    expect(fields).toMatchObject({ language: 'ar', exam: 'عدد الأسئلة 4، والنجاح من 75 %' })
  }))

test('nothing more than what is printed is told: no address, no id, no grade', () =>
  scene(ACME, 'client', async (ctx) => {
    const { serial, cycle } = await certified(ctx)
    const told = JSON.stringify(await verifySerial(ctx, serial))
    for (const secret of [emailOf('client', ACME), personOf(ACME, 'client'), cycle, ctx.academy.id, 'percent"']) expect(told).not.toContain(secret)
  }))

test('on its last day a certificate is valid, and expired with the next, by the calendar of the academy', () =>
  scene(ACME, 'learner', async (ctx) => {
    await ctx.trx.updateTable('academies').set({ time_zone: 'Asia/Kathmandu' }).execute() // Always 5:45 ahead, so that midnight can be written down.
    const { serial } = await certified(ctx)
    const { fields } = await verifySerial(ctx, serial)
    expect(fields.valid_until_on).toBe(goodUntil(fields.issued_on, 24))
    const end = new Date(`${fields.valid_until_on}T00:00:00+05:45`).getTime() + 24 * 3_600_000
    const at = async (instant: number) => (await verifySerial({ ...ctx, now: new Date(instant) }, serial)).state
    expect([await at(end - 1), await at(end)]).toEqual(['valid', 'expired'])
  }))

test('a revoked certificate says so at once, with its reason and day, and the first reason stays', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { serial } = await certified(ctx)
    const admin = await as(ctx, 'admin')
    await revokeCertificate(admin, serial, 'Somebody else sat the exam.')
    await revokeCertificate(admin, serial, 'Another reason')
    expect(await verifySerial(ctx, serial)).toMatchObject({ state: 'revoked', revocation: { reason: 'Somebody else sat the exam.' } })
    expect(await verifySerial(later(ctx, 60 * 24 * 365 * 3), serial)).toMatchObject({ state: 'revoked' }) // Expired as well: revoked says more.
    expect(await ctx.trx.selectFrom('trail').select('actor_id').where('act', '=', 'certificate/revoked').execute()).toEqual([
      { actor_id: personOf(ACME, 'admin') },
    ])
    expect((await myCertificates(ctx))[0]!.is_revoked).toBe(true)
  }))

test('only owners and admins revoke', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { serial } = await certified(ctx)
    for (const who of ['author', 'auditor', 'support', 'organization-manager', 'supervisor', 'learner'] as const)
      await expect(revokeCertificate(await as(ctx, who), serial, 'x')).rejects.toMatchObject({ code: 'access/denied' })
    await expect(revokeCertificate(await as(ctx, 'guest'), serial, 'x')).rejects.toMatchObject({ code: 'access/sign-in' })
    expect((await verifySerial(ctx, serial)).state).toBe('valid')
    await revokeCertificate(await as(ctx, 'owner'), serial, 'x')
  }))

test('what was printed is a snapshot: a new name, another company, another certification change nothing', () =>
  scene(ACME, 'client', async (ctx) => {
    const { serial } = await certified(ctx)
    const before = await verifySerial(ctx, serial)
    await ctx.trx.updateTable('people').set({ name: 'Somebody Else' }).where('id', '=', ctx.viewer!.id).execute()
    await ctx.trx.updateTable('companies').set({ legal_name: 'Bought Ltd' }).execute()
    await ctx.trx.updateTable('academies').set({ name: 'Renamed' }).execute()
    await ctx.trx.updateTable('organizations').set({ name: 'Renamed' }).execute()
    expect(await verifySerial(ctx, serial)).toEqual(before)
  }))

test('a number is unknown while its paper is being printed, when it never was, and in another tenant', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { completion } = await sitExam(ctx)
    const cycle = (await earnCycle(ctx, completion!))!
    const facts = await certificateFacts(ctx, cycle, () => 'https://a.test')
    await expect(verifySerial(ctx, facts.fields.serial)).rejects.toMatchObject({ code: 'certificate/unknown' })
    await recordCertificate(ctx, facts, HASH)
    await verifySerial(ctx, facts.fields.serial)
    await expect(verifySerial(ctx, 'LCK-00000-00000-00000-00000-000000')).rejects.toMatchObject({ code: 'certificate/unknown' })
    const admin = await as(ctx, 'admin')
    await standIn(ctx, GLOBEX)
    await expect(verifySerial(ctx, facts.fields.serial)).rejects.toMatchObject({ code: 'certificate/unknown' })
    await expect(certificatePaper(ctx, facts.fields.serial)).rejects.toMatchObject({ code: 'certificate/unknown' })
    await expect(revokeCertificate(admin, facts.fields.serial, 'x')).rejects.toMatchObject({ code: 'certificate/unknown' })
  }))

test('a paper is recorded and mailed once, with the paper attached', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { cycle, serial } = await certified(ctx)
    const facts = await certificateFacts(ctx, cycle, () => 'https://changed.test')
    expect(facts.recorded).toBe(true)
    await recordCertificate(ctx, facts, 'b'.repeat(64))
    expect(await ctx.trx.selectFrom('certificates').select('pdf_sha256').execute()).toEqual([{ pdf_sha256: HASH }])
    expect(await mailsIn(ctx)).toMatchObject([{ to_address: emailOf('learner', ACME), subject: 'Your certificate: Locker' }])
    expect(await ctx.trx.selectFrom('outbox').select(['attachment_sha256', 'attachment_name']).execute()).toEqual([
      { attachment_sha256: HASH, attachment_name: `${serial}.pdf` },
    ])
  }))

test.each<[Inhabitant, Who, boolean]>([
  ['client', 'client', true],
  ['client', 'organization-manager', true],
  ['client', 'owner', true],
  ['client', 'admin', true],
  ['client', 'auditor', true],
  ['client', 'support', true],
  ['client', 'author', false],
  ['client', 'supervisor', false],
  ['client', 'learner', false],
  ['learner', 'organization-manager', false],
  ['led', 'supervisor', true],
  ['led', 'organization-manager', false],
])('the paper of the %s, asked for by the %s, is handed out: %s', (holder, who, given) =>
  scene(ACME, holder, async (ctx) => {
    const { serial } = await certified(ctx)
    const asked = certificatePaper(await as(ctx, who), ` ${serial.toLowerCase()}`).then(
      (paper) => paper,
      (error: { code: string }) => error.code,
    )
    expect(await asked).toEqual(given ? { serial, pdf_sha256: HASH } : 'certificate/unknown')
    const listed = await listCertificates(await as(ctx, who), [personOf(ACME, holder)])
    expect(listed.map((row) => row.serial)).toEqual(given ? [serial] : [])
  }),
)

test('a guest has no certificates and is asked to sign in', () =>
  scene(ACME, 'guest', async (ctx) => {
    for (const asked of [certificatePaper(ctx, 'x'), listCertificates(ctx, []), myCertificates(ctx)])
      await expect(asked).rejects.toMatchObject({ code: 'access/sign-in' })
  }))
