import { subject } from '@casl/ability'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { abilityFor, roles, type Action, type Role, type SubjectName, type Viewer } from './rules.ts'

const ME = '00000000-0000-4000-8000-000000000001'
const MINE = '00000000-0000-4000-8000-0000000000a1'
const OURS = '00000000-0000-4000-8000-0000000000b1'
const LED = '00000000-0000-4000-8000-000000000002'
const FAR = '00000000-0000-4000-8000-0000000000ff'

const actions: Action[] = ['read', 'create', 'update', 'delete', 'enroll', 'attempt', 'publish', 'revoke', 'grant']
const subjects: SubjectName[] = [
  'Academy',
  'Accommodation',
  'Answer key',
  'Attempt',
  'Certificate',
  'Course',
  'Enrollment',
  'Membership',
  'Organization',
  'Person',
  'Regrading',
  'Role',
  'Session',
  'Trail',
]

const viewerAs = (role: Role, academy_id: string | null = null): Viewer | null =>
  role === 'guest'
    ? null
    : {
        id: ME,
        memberships: [{ academy_id: MINE, organization_id: OURS }],
        supervises: role === 'supervisor' ? [LED] : [],
        roles: role === 'learner' ? [] : [{ role, academy_id, organization_id: role === 'organization-manager' ? OURS : null }],
      }

/** For whose things may they? Asked of four kinds of rows, from the widest to the narrowest. */
function extent(role: Role, action: Action, about: SubjectName): string {
  const ability = abilityFor(viewerAs(role))
  const may = (fields: object) => ability.can(action, subject(about, { ...fields }) as never)
  if (may({ person_id: FAR, academy_id: FAR, organization_id: FAR })) return 'any'
  const own = may({ person_id: ME, academy_id: FAR, organization_id: FAR }) && 'their own'
  const led = may({ person_id: LED, academy_id: FAR, organization_id: FAR }) && 'those they lead'
  const org = may({ person_id: FAR, academy_id: FAR, organization_id: OURS }) && "their organization's"
  const academy = may({ person_id: FAR, academy_id: MINE, organization_id: FAR }) && "their academies'"
  return [own, led, org, academy].filter(Boolean).join(' and ')
}

test('the matrix of role, action and subject is the one that was agreed', () => {
  const lines = roles.flatMap((role) => [
    `A person who is ${role} may`,
    ...actions.flatMap((action) => {
      const objects = subjects.flatMap((about) => {
        const whose = extent(role, action, about)
        return whose ? [`${whose} ${about}`] : []
      })
      return objects.length > 0 ? [`  ${action}: ${objects.join(', ')}`] : []
    }),
    '',
  ])
  const golden = new URL('./matrix.txt', import.meta.url)
  if (process.env.REWRITE_GOLDEN) writeFileSync(golden, lines.join('\n'))
  expect(lines.join('\n')).toBe(readFileSync(golden, 'utf8'))
})

test('a role narrowed to one academy says nothing about another', () => {
  const ability = abilityFor(viewerAs('admin', MINE))
  expect(ability.can('read', subject('Membership', { academy_id: MINE, person_id: FAR }) as never)).toBe(true)
  expect(ability.can('read', subject('Membership', { academy_id: FAR, person_id: FAR }) as never)).toBe(false)
  expect(ability.can('read', 'Trail')).toBe(false)
})

test('a manager whose grant names no organization manages nobody', () => {
  const ability = abilityFor({ ...viewerAs('learner')!, roles: [{ role: 'organization-manager', academy_id: null, organization_id: null }] })
  expect(ability.can('read', subject('Membership', { person_id: FAR, organization_id: OURS }) as never)).toBe(false)
})
