import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability'

/** Every role, from the one who may most to the one who may least. */
export const roles = ['owner', 'admin', 'author', 'auditor', 'support', 'organization-manager', 'supervisor', 'learner', 'guest'] as const
export type Role = (typeof roles)[number]

/** The person looking, with what the rules need to know. A visitor without an account is null. */
export interface Viewer {
  id: string
  memberships: readonly { academy_id: string; organization_id: string | null }[]
  roles: readonly { role: Role; academy_id: string | null; organization_id: string | null }[]
  supervises: readonly string[]
}

export type Action = 'read' | 'create' | 'update' | 'delete' | 'enroll' | 'attempt' | 'publish' | 'revoke' | 'grant'
export type SubjectName =
  | 'Academy'
  | 'Accommodation'
  | 'Answer key'
  | 'Attempt'
  | 'Certificate'
  | 'Course'
  | 'Enrollment'
  | 'Membership'
  | 'Organization'
  | 'Person'
  | 'Regrading'
  | 'Role'
  | 'Session'
  | 'Trail'
/** The columns a rule may speak of. A subject that lacks one simply never matches such a rule. */
export interface SubjectFields {
  person_id: string
  academy_id: string
  organization_id: string | null
}
type Subjects = SubjectName | 'all' | (Partial<SubjectFields> & { __caslSubjectType__?: string })
export type Ability = MongoAbility<[Action | 'manage', Subjects]>
type Allow = AbilityBuilder<Ability>['can']

/** A grant narrowed to an academy or an organization speaks of rows of that academy or organization only. */
type Scope = { academy_id?: string; organization_id?: string }

const people: SubjectName[] = ['Membership', 'Person', 'Enrollment', 'Certificate']

const rules: Record<Role, (allow: Allow, scope: Scope, viewer: Viewer | null) => void> = {
  owner(allow) {
    allow('manage', 'all')
  },
  admin(allow, scope) {
    allow('read', [...people, 'Academy', 'Attempt', 'Course', 'Role'], scope)
    allow(['create', 'update'], ['Academy', 'Course', 'Membership', 'Person'], scope)
    allow('publish', 'Course', scope)
    allow('enroll', ['Course', 'Enrollment'], scope)
    allow('revoke', 'Certificate', scope)
    allow('grant', 'Role', scope)
    allow(['read', 'create', 'update'], 'Accommodation', scope)
    allow(['read', 'create'], 'Regrading', scope)
    if (scope.academy_id) return
    allow(['read', 'create', 'update'], 'Organization')
    allow('read', ['Trail', 'Answer key'])
  },
  author(allow, scope) {
    allow('read', 'Course')
    allow(['create', 'update', 'publish'], 'Course', scope)
    allow('read', 'Answer key', scope)
    allow(['read', 'create'], 'Regrading', scope)
  },
  auditor(allow, scope) {
    allow('read', [...people, 'Attempt', 'Academy', 'Course', 'Role'], scope)
    if (!scope.academy_id) allow('read', ['Organization', 'Trail'])
  },
  support(allow, scope) {
    allow('read', 'Course')
    allow('read', people, scope)
  },
  'organization-manager'(allow, scope) {
    allow('read', people, scope)
    allow('enroll', 'Enrollment', scope)
  },
  supervisor(allow, _scope, viewer) {
    allow('read', people, { person_id: { $in: [...(viewer?.supervises ?? [])] } })
  },
  learner(allow, _scope, viewer) {
    const own = { person_id: viewer!.id }
    const theirs = { academy_id: { $in: viewer!.memberships.map((membership) => membership.academy_id) } }
    allow('read', ['Academy', 'Course'])
    allow('enroll', 'Course', theirs)
    allow(['read', 'update'], 'Person', own)
    allow(['read', 'delete'], 'Session', own)
    allow('read', ['Membership', 'Enrollment', 'Certificate', 'Attempt'], own)
    allow('attempt', 'Enrollment', own)
    allow('update', ['Enrollment', 'Attempt'], own)
  },
  guest(allow) {
    allow('read', ['Academy', 'Course'])
  },
}

/** What this viewer may do. Everybody signed in is a learner; a grant adds to that and never takes away.
 *  in: the viewer, or null for a visitor · out: an ability to ask with `can`, or to turn into a condition with `visible` */
export function abilityFor(viewer: Viewer | null): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility)
  rules.guest(can, {}, null)
  if (viewer) {
    rules.learner(can, {}, viewer)
    for (const grant of viewer.roles) {
      const scope: Scope = {}
      if (grant.academy_id) scope.academy_id = grant.academy_id
      if (grant.organization_id) scope.organization_id = grant.organization_id
      // A manager of no organization would be a manager of all of them.
      if (grant.role === 'organization-manager' && !scope.organization_id) continue
      rules[grant.role](can, scope, viewer)
    }
  }
  return build()
}
