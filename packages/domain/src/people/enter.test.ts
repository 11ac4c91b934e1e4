import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import {
  ACME,
  askForLink,
  emailOf,
  GLOBEX,
  personOf,
  scene,
  standIn,
  tokensIn,
  useGround,
  type AcademySlug,
  type Inhabitant,
  consumeLink,
} from '../testing.ts'
import { enter } from './index.ts'

useGround()

const signUp = (ctx: Ctx, email: string) => askForLink(ctx, { purpose: 'sign-up', name: 'Ana', email, passwordHash: 'h', returnTo: '/learn/lockout' })
const waysIn = (ctx: Ctx, person_id: string) =>
  ctx.trx
    .selectFrom('memberships as m')
    .innerJoin('academies as a', 'a.id', 'm.academy_id')
    .leftJoin('organizations as o', 'o.id', 'm.organization_id')
    .select(['a.slug as academy', 'o.slug as organization'])
    .where('m.person_id', '=', person_id)
    .execute()

test.each<[string, AcademySlug, Inhabitant, string | null]>([
  ['a member', 'customers', 'learner', null],
  ['somebody with an address of the company', 'people', 'learner', null],
  ['somebody with another address', 'people', 'client', 'people/domain-not-allowed'],
  ['somebody without an invitation', 'partners', 'learner', 'people/not-invited'],
  ['an administrator of the tenant', 'partners', 'admin', null],
  ['a manager of a customer', 'partners', 'organization-manager', 'people/not-invited'],
])('%s who comes to %s is let in or not by its policy', (_, academy, who, code) =>
  scene(
    ACME,
    'guest',
    async (ctx) => {
      const person = { id: personOf(ACME, who), email: emailOf(who, ACME) }
      expect(
        await enter(ctx, person).then(
          () => null,
          (error: { code: string }) => error.code,
        ),
      ).toBe(code)
      const entered = await ctx.trx.selectFrom('trail').select('actor_id').where('act', '=', 'person/signed-in').execute()
      expect(entered).toEqual(code ? [] : [{ actor_id: person.id }])
    },
    academy,
  ),
)

test('an invitation, which is a membership, opens an academy by invitation', () =>
  scene(
    ACME,
    'guest',
    async (ctx) => {
      await ctx.trx
        .insertInto('memberships')
        .values({ person_id: personOf(ACME, 'learner'), academy_id: ctx.academy.id, organization_id: null })
        .execute()
      await expect(enter(ctx, { id: personOf(ACME, 'learner'), email: emailOf('learner', ACME) })).resolves.toBeUndefined()
    },
    'partners',
  ))

test('a grant that was ended opens nothing', () =>
  scene(
    ACME,
    'guest',
    async (ctx) => {
      await ctx.trx.updateTable('role_grants').set({ ended_at: ctx.now }).where('person_id', '=', personOf(ACME, 'admin')).execute()
      await expect(enter(ctx, { id: personOf(ACME, 'admin'), email: emailOf('admin', ACME) })).rejects.toMatchObject({ code: 'people/not-invited' })
    },
    'partners',
  ))

test.each<[string, AcademySlug, string | null]>([
  ['ana@kestrel.example', 'customers', 'kestrel'],
  ['ana@northwind.example', 'customers', 'northwind'],
  ['ana@new.example', 'customers', null],
  ['ana@new.example', 'kestrel', 'kestrel'],
  ['ana@northwind.example', 'kestrel', 'kestrel'],
])('%s at %s belongs to %s', (email, academy, organization) =>
  scene(
    ACME,
    'guest',
    async (ctx) => {
      await signUp(ctx, email)
      const { person_id } = await consumeLink(ctx, (await tokensIn(ctx))[0]!)
      expect(await waysIn(ctx, person_id)).toEqual([{ academy, organization }])
    },
    academy,
  ),
)

test("a domain that is another tenant's organization's makes nobody a member of ours", () =>
  scene(GLOBEX, 'guest', async (ctx) => {
    await ctx.trx.insertInto('organizations').values({ slug: 'only-here', name: 'Only here', kind: 'customer' }).execute()
    const { id } = await ctx.trx.selectFrom('organizations').select('id').where('slug', '=', 'only-here').executeTakeFirstOrThrow()
    await ctx.trx.insertInto('organization_domains').values({ domain: 'new.example', organization_id: id }).execute()
    const acme = await standIn(ctx, ACME)
    await signUp(acme, 'ana@new.example')
    const { person_id } = await consumeLink(acme, (await tokensIn(acme))[0]!)
    expect(await waysIn(acme, person_id)).toEqual([{ academy: 'customers', organization: null }])
  }))
