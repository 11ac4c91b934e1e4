import { sql, type Expression, type SqlBool } from 'kysely'
import type { Ability, Action, SubjectFields, SubjectName } from './rules.ts'

/** Which column of a query stands for which field of the rules, e.g. `{ person_id: 'm.person_id' }`. */
export type Columns = Partial<Record<keyof SubjectFields, string>>

/** The rules as a condition of a query: exactly the rows for which `can` would say yes.
 *  in:  the ability; what is asked; the query's columns
 *  out: a kysely condition; false where no rule allows anything */
export function visible(ability: Ability, action: Action, subject: SubjectName, columns: Columns): Expression<SqlBool> {
  // CASL reads rules from the last to the first and stops at the first that matches: the same, folded from the other end.
  return ability
    .rulesFor(action, subject)
    .reduceRight<Expression<SqlBool>>((lower, rule) => {
      const matches = matching(rule.conditions as Conditions | undefined, columns)
      return rule.inverted ? sql<SqlBool>`(not ${matches} and ${lower})` : sql<SqlBool>`(${matches} or ${lower})`
    }, sql<SqlBool>`false`)
}

type Conditions = Record<string, string | null | { $in: string[] }>

function matching(conditions: Conditions | undefined, columns: Columns): Expression<SqlBool> {
  const parts = Object.entries(conditions ?? {}).map(([field, wanted]) => {
    const column = columns[field as keyof SubjectFields]
    if (!column) return sql<SqlBool>`false`     // A rule about something this query does not have: never a yes by accident.
    const ref = sql.ref(column)
    // `is not distinct from` and `coalesce` keep null out of three-valued logic, which a `not` around it would turn into a yes.
    if (wanted === null || typeof wanted === 'string') return sql<SqlBool>`(${ref} is not distinct from ${wanted})`
    return sql<SqlBool>`coalesce(${ref} = any(${wanted.$in}::uuid[]), false)`
  })
  if (parts.length === 0) return sql<SqlBool>`true`
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}
