import { abilityFor, roles, subject, visible, type Ability, type Action, type SubjectFields, type SubjectName, type Viewer } from '@stoa/access'
import { sql } from '@stoa/db'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ctx } from './tenancy/index.ts'
import { ACME, scene, useGround } from './testing.ts'

// The rules are asked in two ways, of one thing with `can` and of many with SQL. Here both must say the same about everything.
useGround()

const RUNS = process.env.STOA_SOAK === 'yes' ? 5000 : 200
const SOAK_MS = 300_000

const id = (kind: string, number: number) => `00000000-0000-4000-8000-0000000${kind}000${number}`
const few = (kind: string) => [1, 2, 3].map((number) => id(kind, number))
const [people, academies, organizations] = [few('e'), few('a'), few('b')]
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const viewer: fc.Arbitrary<Viewer | null> = orNull(
  fc.record({
    id: fc.constantFrom(...people),
    memberships: fc.array(fc.record({ academy_id: fc.constantFrom(...academies), organization_id: orNull(fc.constantFrom(...organizations)) }), {
      maxLength: 2,
    }),
    roles: fc.array(
      fc.record({
        role: fc.constantFrom(...roles.filter((role) => role !== 'guest' && role !== 'learner')),
        academy_id: orNull(fc.constantFrom(...academies)),
        organization_id: orNull(fc.constantFrom(...organizations)),
      }),
      { maxLength: 3 },
    ),
    supervises: fc.subarray(people),
  }),
)
const rows: fc.Arbitrary<SubjectFields[]> = fc.array(
  // A null person or academy is in no table, but three-valued logic is where SQL and rules part, so they are asked about it too.
  fc.record({
    person_id: orNull(fc.constantFrom(...people)),
    academy_id: orNull(fc.constantFrom(...academies)),
    organization_id: orNull(fc.constantFrom(...organizations)),
  }) as fc.Arbitrary<SubjectFields>,
  { minLength: 1, maxLength: 20 },
)
const action = fc.constantFrom<Action>('read', 'create', 'update', 'delete', 'enroll', 'attempt', 'publish', 'revoke', 'grant')
const name = fc.constantFrom<SubjectName>(
  'Academy',
  'Answer key',
  'Attempt',
  'Certificate',
  'Course',
  'Enrollment',
  'Membership',
  'Organization',
  'Person',
  'Role',
  'Session',
  'Trail',
)

const COLUMNS = { person_id: 'm.person_id', academy_id: 'm.academy_id', organization_id: 'm.organization_id' }

async function bySql(ctx: Ctx, ability: Ability, wish: Action, about: SubjectName, all: SubjectFields[], columns = COLUMNS): Promise<number[]> {
  const values = sql.join(
    all.map((row, index) => sql`(${index}::int, ${row.person_id}::uuid, ${row.academy_id}::uuid, ${row.organization_id}::uuid)`),
  )
  const { rows: seen } = await sql<{ at: number }>`
    select m.at from (values ${values}) as m (at, person_id, academy_id, organization_id) where ${visible(
    ability,
    wish,
    about,
    columns,
  )} order by m.at`.execute(ctx.trx)
  return seen.map(({ at }) => at)
}

const byCan = (ability: Ability, wish: Action, about: SubjectName, all: SubjectFields[]) =>
  all.flatMap((row, index) => (ability.can(wish, subject(about, { ...row }) as never) ? [index] : []))

test(
  'for every viewer, a query returns exactly the rows that the rules allow one by one',
  () =>
    scene(ACME, 'guest', (ctx) =>
      fc.assert(
        fc.asyncProperty(viewer, action, name, rows, async (who, wish, about, all) => {
          const ability = abilityFor(who)
          expect(await bySql(ctx, ability, wish, about, all)).toEqual(byCan(ability, wish, about, all))
        }),
        { numRuns: RUNS },
      ),
    ),
  SOAK_MS,
)

// Mostly one field a rule and mostly the one question asked, so that rules often meet the same row and null is often what decides.
const fields = {
  person_id: fc.oneof(
    fc.constantFrom(...people),
    fc.subarray(people).map(($in) => ({ $in })),
  ),
  academy_id: fc.oneof(
    fc.constantFrom(...academies),
    fc.subarray(academies).map(($in) => ({ $in })),
  ),
  organization_id: orNull(fc.constantFrom(...organizations)),
}
const condition = fc
  .tuple(fc.subarray(['person_id', 'academy_id', 'organization_id'] as const, { maxLength: 2 }), fc.record(fields))
  .map(([spoken, all]) => Object.fromEntries(spoken.map((field) => [field, all[field]])))
const rule = fc
  .record({ action: fc.constantFrom('read', 'read', 'read', 'manage', 'update'), inverted: fc.boolean(), conditions: condition })
  .chain((made) => fc.constantFrom('Membership', 'Membership', 'all', 'Person').map((about) => ({ ...made, subject: about })))

test(
  'the same holds for rules that take away again, which nobody has written yet',
  () =>
    scene(ACME, 'guest', (ctx) =>
      fc.assert(
        fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 5 }), rows, async (written, all) => {
          const ability = abilityFor(null)
          ability.update(written as never)
          expect(await bySql(ctx, ability, 'read', 'Membership', all)).toEqual(byCan(ability, 'read', 'Membership', all))
        }),
        { numRuns: RUNS },
      ),
    ),
  SOAK_MS,
)

test('a rule about a column that a query does not have allows none of its rows', () =>
  scene(ACME, 'guest', async (ctx) => {
    const ability = abilityFor({
      id: people[0]!,
      memberships: [],
      roles: [{ role: 'organization-manager', academy_id: null, organization_id: organizations[0]! }],
      supervises: [],
    })
    const all = [{ person_id: people[1]!, academy_id: academies[0]!, organization_id: organizations[0]! }]
    expect(await bySql(ctx, ability, 'read', 'Membership', all)).toEqual([0])
    expect(await bySql(ctx, ability, 'read', 'Membership', all, { person_id: 'm.person_id', academy_id: 'm.academy_id' } as typeof COLUMNS)).toEqual(
      [],
    )
  }))

test('a supervisor of nobody and a guest see no one', () =>
  scene(ACME, 'guest', async (ctx) => {
    const all = people.map((person_id) => ({ person_id, academy_id: academies[0]!, organization_id: null }))
    const alone = abilityFor({
      id: id('f', 9),
      memberships: [],
      roles: [{ role: 'supervisor', academy_id: null, organization_id: null }],
      supervises: [],
    })
    expect(await bySql(ctx, alone, 'read', 'Membership', all)).toEqual([])
    expect(await bySql(ctx, abilityFor(null), 'read', 'Membership', all)).toEqual([])
  }))
