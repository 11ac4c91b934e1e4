/** Who may do what inside a tenant. Which tenant is the database's question, never asked here. Runs in the browser too. */
export { abilityFor, roles, type Role, type Viewer, type Ability, type Action, type SubjectName, type SubjectFields } from './rules.ts'
export { visible, type Columns } from './visible.ts'
export { subject } from '@casl/ability'
