// The catalogue lint: every rule of row security that Postgres' own catalogue can show to be kept or broken.
import pg from 'pg'
import { codeRules } from './lint-code.ts'
import { privilegeRules } from './lint-privileges.ts'
import { tableRules } from './lint-tables.ts'

/** A rule that is broken: where, and how. */
export interface Finding {
  rule: string
  subject: string
  what: string
}

/** A rule is a sentence and a query for what breaks it: `subject`, and `what` is wrong there. */
export interface Rule {
  rule: string
  query: string
}

const HELPER_RAISES = 'app.tenant_id() raises when no tenant is set'
const rules = [...tableRules, ...codeRules, ...privilegeRules]

/** Every rule by its sentence, for showing that each of them can find something. */
export const RULES: readonly string[] = [...rules.map(({ rule }) => rule), HELPER_RAISES]

/** Looks at a whole migrated database.
 *  in:  a client that is stoa_owner or superuser, outside any transaction
 *  out: every finding; none for a database as migrations leave it */
export async function lint(client: pg.ClientBase): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { rule, query } of rules) {
    const { rows } = await client.query<{ subject: string; what: string }>(query)
    findings.push(...rows.map(({ subject, what }) => ({ rule, subject, what })))
  }
  return [...findings, ...(await tenantHelper(client))]
}

/** app.tenant_id() is asked without a tenant, both ways a session can be without one. */
async function tenantHelper(client: pg.ClientBase): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [state, set] of [['never set', 'reset app.tenant_id'], ['empty, as after a commit', `set local app.tenant_id = ''`]]) {
    await client.query(`begin; ${set}`)
    try {
      await client.query('select app.tenant_id()')
      findings.push({ rule: HELPER_RAISES, subject: 'app.tenant_id()', what: `answered while the tenant was ${state}` })
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      if (error.code !== '42501') findings.push({ rule: HELPER_RAISES, subject: 'app.tenant_id()', what: `raised ${error.code}, not 42501` })
    } finally {
      await client.query('rollback')
    }
  }
  return findings
}
