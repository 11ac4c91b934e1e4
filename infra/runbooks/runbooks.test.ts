import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone, type Clone } from '@stoa/db/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../bootstrap/places.ts'

const pages = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md'))
const text = (page: string) => readFileSync(join(import.meta.dirname, page), 'utf8')
const services = Object.keys((parse(readFileSync(join(root, 'infra/container/compose.yaml'), 'utf8')) as { services: object }).services)
const inEveryPage = <T>(find: (page: string) => T[]) => pages.flatMap((page) => find(page).map((found) => [page, found] as const))

let copy: Clone
let superuser: pg.Client
beforeAll(async () => {
  copy = await clone()
  superuser = new pg.Client({ connectionString: copy.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await copy.drop()
})

test('every question to the database is one that this database understands', async () => {
  const asked = inEveryPage((page) => [...text(page).matchAll(/ -c "([^"]+)"/g)].map((match) => match[1]!))
  expect(asked.length).toBeGreaterThan(12)
  for (const [page, sql] of asked) {
    // These three make, rename and open a whole database, which no transaction takes back.
    if (/^(alter database stoa rename|create database stoa|revoke all on database stoa|grant connect on database stoa) /.test(sql)) continue
    const filled = sql.replace('<pid>', '0').replace('<name>', 'none')
    await superuser.query('begin')
    // There is no slot to drop, or a server without any.
    const isNone = ({ code }: pg.DatabaseError) => ['42704', '55000'].includes(code ?? '') && filled.includes("'none'")
    const outcome = await superuser.query(filled).then(() => 'understood', (error: pg.DatabaseError) => (isNone(error) ? 'understood' : error.message))
    await superuser.query('rollback')
    expect([page, sql, outcome]).toEqual([page, sql, 'understood'])
  }
})

test('jobs that were given up are handed out again by the lines that say so', async () => {
  const lines = [...text('queue-stuck.md').matchAll(/-c "(update [^"]+)"/g)].map((match) => match[1]!)
  expect(lines).toHaveLength(2)
  await superuser.query(`insert into pgboss.job (name, data, state, retry_count, completed_on)
    values ('send-mail', '{}', 'failed', 8, now()), ('send-mail', '{}', 'completed', 0, now()), ('dead-letter', '{}', 'created', 0, null)`)
  for (const line of lines) await superuser.query(line)
  const { rows } = await superuser.query(`select name, state, retry_count from pgboss.job order by name, state::text`)
  expect(rows).toEqual([
    { name: 'dead-letter', state: 'completed', retry_count: 0 },
    { name: 'send-mail', state: 'completed', retry_count: 0 },
    { name: 'send-mail', state: 'retry', retry_count: 0 },
  ])
})

test('every service and every command of ours that a page names is there', () => {
  const call = /\bdc (?:ps|logs|exec|restart|stop|up|run)(?: --?[\w-]+(?:[ =]\d+\w?)?)*((?: [a-z]+\d?(?![\w/.-]))*)/g
  const named = inEveryPage((page) => [...text(page).matchAll(call)].flatMap((match) => match[1]!.trim().split(' ')))
  const known = ['', 'node', 'psql', 'ls', ...services]
  for (const [page, word] of named) expect([page, word, known.includes(word)]).toEqual([page, word, true])
  expect(named.some(([, word]) => word === 'worker')).toBe(true)
  const folder = join(root, 'apps/cli/commands')
  const usages = readdirSync(folder).flatMap((name) => /export const usage = '([^'<[]+)/.exec(readFileSync(join(folder, name), 'utf8'))?.[1]?.trim() ?? [])
  const commands = inEveryPage((page) => [...text(page).matchAll(/apps\/cli\/main\.ts ([a-z-]+(?: [a-z-]+)?)/g)].map((match) => match[1]!))
  expect(commands.length).toBeGreaterThan(6)
  for (const [page, command] of commands) expect([page, command, usages.some((usage) => command === usage || command.startsWith(`${usage} `))]).toEqual([page, command, true])
})

test('every link leads somewhere', () => {
  for (const [page, link] of inEveryPage((page) => [...text(page).matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1]!)))
    expect([page, link, existsSync(join(import.meta.dirname, link))]).toEqual([page, link, true])
})

test('every page says what people see, in the words they see, how to look and what to do', () => {
  const said = ['apps/academy/app', 'apps/academy/server', 'packages/words/src']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, String(name))))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  for (const page of pages.filter((name) => name !== 'README.md')) {
    expect([page, text(page).includes('**People see**'), /```sh\n/.test(text(page)), /^- /m.test(text(page))]).toEqual([page, true, true, true])
    const quoted = [...text(page).matchAll(/\*\*People see\*\*[^\n]*(?:\n(?!\n)[^\n]*)*/g)].flatMap((match) => [...match[0].matchAll(/“([^”]+)”/g)].map((one) => one[1]!))
    for (const words of quoted) expect([page, words, said.includes(words)]).toEqual([page, words, true])
  }
})
