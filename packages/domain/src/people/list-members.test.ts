import { expect, test } from 'vitest'
import { applyEnrollment, listEnrollments } from '../learning/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, emailOf, GLOBEX, personOf, scene, standIn, useGround, type Inhabitant, type Who } from '../testing.ts'
import { applyPerson, listMembers } from './index.ts'

useGround()

const EVERYBODY: Inhabitant[] = [
  'admin',
  'auditor',
  'author',
  'client',
  'learner',
  'led',
  'organization-manager',
  'other',
  'owner',
  'supervisor',
  'support',
]
const seenBy = async (ctx: Ctx) => (await listMembers(ctx)).map((member) => member.name.replace(' of acme', ''))
const named = (ctx: Ctx, name: string, email: string) =>
  applyPerson(ctx, { email, name, roles: [], memberships: [{ academy: 'customers' }], supervises: [] }, 'en')
const others = (who: Who) => EVERYBODY.filter((each) => each !== who)

test.each<[Inhabitant, Inhabitant[]]>([
  ['owner', others('owner')],
  ['admin', others('admin')],
  ['auditor', others('auditor')],
  ['support', others('support')],
  ['organization-manager', ['client']],
  ['supervisor', ['led']],
  ['author', []],
  ['learner', []],
  ['client', []],
])('the %s sees, beside themselves, %j', (who, seen) => scene(ACME, who, async (ctx) => expect(await seenBy(ctx)).toEqual(seen)))

test.each<[Inhabitant, Inhabitant[]]>([
  ['owner', EVERYBODY],
  ['admin', EVERYBODY],
  ['auditor', EVERYBODY],
  ['support', EVERYBODY],
  ['organization-manager', ['client', 'organization-manager']],
  ['supervisor', ['led', 'supervisor']],
  ['author', ['author']],
  ['learner', ['learner']],
])("the %s sees the courses of %j, whoever's are asked for", (who, seen) =>
  scene(ACME, who, async (ctx) => {
    for (const each of EVERYBODY) await applyEnrollment(ctx, emailOf(each, ACME), { course: 'lockout', due_on: null })
    const rows = await listEnrollments(
      ctx,
      EVERYBODY.map((each) => personOf(ACME, each)),
    )
    expect(new Set(rows.map((row) => row.person_id))).toEqual(new Set(seen.map((each) => personOf(ACME, each))))
    expect(rows.every((row) => row.course === 'Lockout' && row.completed_at === null)).toBe(true)
  }),
)

test('a guest is asked to sign in', () =>
  scene(ACME, 'guest', async (ctx) => {
    await expect(listMembers(ctx)).rejects.toMatchObject({ code: 'access/sign-in' })
    await expect(listEnrollments(ctx, [])).rejects.toMatchObject({ code: 'access/sign-in' })
  }))

test("another tenant's people and courses are not there, for its owner's ids either", () =>
  scene(ACME, 'owner', async (ctx) => {
    await applyEnrollment(ctx, emailOf('learner', ACME), { course: 'lockout', due_on: null })
    const asked = [personOf(ACME, 'learner'), personOf(GLOBEX, 'learner')]
    expect(await listEnrollments(ctx, asked)).toHaveLength(1)
    await standIn(ctx, GLOBEX)
    expect((await listMembers(ctx)).map((member) => member.email)).not.toContain(emailOf('learner', ACME))
    expect(await listEnrollments(ctx, asked)).toEqual([])
  }))

test('an administrator of one academy sees its members, and not those of another', () =>
  scene(ACME, 'owner', async (ctx) => {
    const form = { memberships: [{ academy: 'kestrel' }], supervises: [] }
    await applyPerson(ctx, { ...form, email: emailOf('other', ACME), name: 'other of acme', roles: [{ role: 'admin', academy: 'kestrel' }] }, 'en')
    await applyPerson(ctx, { ...form, email: 'ana@kestrel.example', name: 'ana of acme', roles: [] }, 'en')
    expect(await seenBy(await as(ctx, 'other', 'kestrel'))).toEqual(['ana'])
  }))

test('a search finds parts of names and addresses, and takes % and _ as they are', () =>
  scene(ACME, 'owner', async (ctx) => {
    await named(ctx, 'Ana 100% Żółć', 'ana_1@new.example')
    await named(ctx, 'Ana 1000', 'ana-1@new.example')
    const found = async (search: string) => (await listMembers(ctx, { search })).map((member) => member.email)
    expect(await found('żółć')).toEqual(['ana_1@new.example'])
    expect(await found('0%')).toEqual(['ana_1@new.example'])
    expect(await found('A_1')).toEqual(['ana_1@new.example'])
    expect(await found('\\')).toEqual([])
    expect(await found('  żółć  ana '), 'words in any order, with others between them').toEqual(['ana_1@new.example'])
    expect(await found('ana nobody')).toEqual([])
    expect((await found('NEW.example')).sort()).toEqual(['ana-1@new.example', 'ana_1@new.example'])
  }))

test('page after page everybody comes once, people of one name too', () =>
  scene(ACME, 'owner', async (ctx) => {
    for (let count = 0; count < 60; count++) await named(ctx, count % 2 ? 'Same Name' : `Name ${count}`, `p${count}@new.example`)
    const all: string[] = []
    let after: { name: string; key: string } | undefined
    for (let page = await listMembers(ctx, { after }); page.length > 0; page = await listMembers(ctx, { after })) {
      expect(page.length).toBeLessThanOrEqual(50)
      all.push(...page.map((member) => member.email))
      const last = page.at(-1)!
      after = { name: last.name, key: last.person_id + last.academy_id }
    }
    expect(all).toHaveLength(70)
    expect(new Set(all).size).toBe(70)
  }))
