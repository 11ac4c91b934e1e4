// Rows of two tenants in every table, so that each refusal refuses something that is there. Row k of a table points at row k of
// its parents, and every parent keeps rows that no child has used yet: the probes make their new rows from those.
import type pg from 'pg'
import { quoted, type Column, type Table } from './catalogue.ts'
import { candidates } from './samples.ts'

/** A row as text, which is how it is written back; null is null. */
export type Row = Record<string, string | null>

/** A tenant that the probes play with. Its free texts contain the canary, which no other tenant's do. */
export interface Tenant {
  id: string
  canary: string
  rows: Map<string, Row[]>
}

/** Thrown when a row cannot be made, which would leave a table unproved. */
export class SeedFailed extends Error {}

/** Fills every table for one tenant until there is enough to probe with. What triggers wrote counts.
 *  in: a superuser's client, which row security does not bind; tables in the order of readTables */
export async function seed(superuser: pg.Client, tables: Table[], tenant: Tenant): Promise<void> {
  const counts = countsOf(tables)
  await superuser.query(`select set_config('app.tenant_id', $1, false)`, [tenant.id])
  for (const table of tables) {
    const rows = tenant.rows.get(table.name) ?? (await rowsOf(superuser, table, tenant))
    tenant.rows.set(table.name, rows)
    while (rows.length < (isSingle(table) ? 1 : counts.get(table.name)!)) {
      rows.push((await insertSomehow(superuser, table, tenant, rows.length, 'keep')).written)
    }
  }
  await superuser.query(`reset app.tenant_id`)
}

/** One row more that Postgres would accept from a superuser: tried and taken back. What is left to defaults stays out of it. */
export async function rehearse(superuser: pg.Client, table: Table, tenant: Tenant): Promise<Row> {
  await superuser.query(`select set_config('app.tenant_id', $1, false)`, [tenant.id])
  try {
    return (await insertSomehow(superuser, table, tenant, tenant.rows.get(table.name)!.length, 'forget')).given
  } finally {
    await superuser.query('reset app.tenant_id')
  }
}

/** Whether a tenant has one row of it at most, because something is unique in the tenant alone. */
export function isSingle(table: Table): boolean {
  return table.uniques.some((columns) => columns.length === 1 && columns[0] === 'tenant_id')
}

/** `insert into …` with its parameters. */
export function insertion(table: Table, row: Row): [string, (string | null)[]] {
  const names = Object.keys(row)
  return [`insert into ${table.name} (${names.map(quoted).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row)]
}

const asText = (table: Table) => table.columns.map((column) => `${quoted(column.name)}::text`).join(', ')

async function rowsOf(client: pg.Client, table: Table, tenant: Tenant): Promise<Row[]> {
  const order = table.primaryKey.map(quoted).join(', ') || '1'
  return (await client.query<Row>(`select ${asText(table)} from ${table.name} where tenant_id = $1 order by ${order}`, [tenant.id])).rows
}

/** How many rows each table needs: one more than any child's, plus one for every further reference of that child to the same table. */
function countsOf(tables: Table[]): Map<string, number> {
  const counts = new Map<string, number>(tables.map((table) => [table.name, 1]))
  for (const table of tables.toReversed()) {
    for (const key of table.foreignKeys) {
      if (key.target === table.name) continue
      counts.set(key.target, Math.max(counts.get(key.target) ?? 1, counts.get(table.name)! + ordinal(table, key.name) + 1))
    }
  }
  return counts
}

/** The how-manieth reference to the same table this is: a person's supervisor is another person. */
function ordinal(table: Table, keyName: string): number {
  const key = table.foreignKeys.find((one) => one.name === keyName)!
  return table.foreignKeys.filter((one) => one.target === key.target).indexOf(key)
}

async function insertSomehow(client: pg.Client, table: Table, tenant: Tenant, k: number, mode: 'keep' | 'forget') {
  const referring = referringValues(table, tenant, k)
  const free = table.columns.filter((column) => !(column.name in referring) && !column.filled)
  const choices = new Map(free.map((column) => [column.name, { options: candidates(table, column, tenant.canary, k), at: 0 }]))
  for (let tries = 0; tries < 2000; tries++) {
    const given: Row = { ...referring, ...Object.fromEntries([...choices].map(([name, choice]) => [name, choice.options[choice.at] ?? null])) }
    const [text, values] = insertion(table, given)
    try {
      if (mode === 'forget') await client.query('begin')
      const written = (await client.query<Row>(`${text} returning ${asText(table)}`, values)).rows[0]!
      return { given, written }
    } catch (error) {
      const { code, constraint } = error as pg.DatabaseError
      // A row of a table that takes one row a tenant, or that only triggers write, is refused to everybody: good enough to be refused.
      if (mode === 'forget' && code === '23505' && (isSingle(table) || !table.may.insert)) return { given, written: given }
      const check = code === '23514' ? table.checks.find((one) => one.name === constraint) : undefined
      if (!check || !turn(check.columns.flatMap((name) => choices.get(name) ?? []))) {
        throw new SeedFailed(`${table.name} could not be given a row (${(error as Error).message}). Say what it likes in samples.ts.`)
      }
    } finally {
      if (mode === 'forget') await client.query('rollback')
    }
  }
  throw new SeedFailed(`${table.name}: no combination of values satisfies its checks. Say what it likes in samples.ts.`)
}

/** The next combination, as a counter turns. False when all were tried. */
function turn(choices: { options: unknown[]; at: number }[]): boolean {
  for (const choice of choices) {
    choice.at = (choice.at + 1) % choice.options.length
    if (choice.at > 0) return true
  }
  return false
}

function referringValues(table: Table, tenant: Tenant, k: number): Row {
  const row: Row = { tenant_id: tenant.id }
  for (const key of table.foreignKeys) {
    const parents = tenant.rows.get(key.target) ?? []
    const start = Math.min(k + ordinal(table, key.name), Math.max(parents.length - 1, 0))
    const parent = [...parents.slice(start), ...parents.slice(0, start)]
      .find((one) => key.columns.every((name, i) => row[name] === undefined || row[name] === one[key.targetColumns[i]!]))
    for (const [i, name] of key.columns.entries()) {
      if (parent) row[name] = parent[key.targetColumns[i]!]!
      else if (row[name] === undefined && !columnOf(table, name).required) row[name] = null
    }
  }
  return row
}

function columnOf(table: Table, name: string): Column {
  return table.columns.find((column) => column.name === name)!
}
