import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../bootstrap/places.ts'

/** What prom-client says of each number that was registered. */
interface Registry {
  getMetricsAsJSON(): Promise<{ name: string; type: unknown }[]>
}
interface Rule {
  alert: string
  expr: string
  labels: { severity: string }
  annotations: { summary: string; runbook: string }
}
const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const rules = (parse(read('alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules)
const board = JSON.parse(read('board.json')) as { panels: { title: string; targets: { expr: string }[] }[] }

/** Every name under which the web and the worker tell a number, as their processes register them. */
async function exported(): Promise<Set<string>> {
  // Their types are the apps' business.
  const load = (path: string): Promise<Record<string, unknown>> => import(join(root, path))
  await load('apps/academy/server/health.ts')
  await load('apps/academy/server/mail-reports.ts')
  const worker = (await load('apps/worker/watch.ts'))['register'] as Registry
  // The registry of the web is its library's own, and the library is the web's.
  const web = ((await load('apps/academy/node_modules/prom-client/index.js'))['default'] as { register: Registry }).register
  const metrics = [...(await web.getMetricsAsJSON()), ...(await worker.getMetricsAsJSON())]
  return new Set(metrics.flatMap(({ name, type }) => (String(type) === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name])))
}

/** What of an expression is the name of a metric: neither a function, nor a label, nor within quotation marks. */
function named(expr: string): string[] {
  const plain = expr
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/\b(by|without|on) ?\([^)]*\)/g, '')
  return [...plain.matchAll(/\b([a-z][a-z0-9_]*)\b(?! *\()/g)].map((match) => match[1]!).filter((word) => !['or', 'and', 'unless', 'by', 'd', 'h', 'm', 's'].includes(word))
}

test('every metric of the rules and of the board is one that the web or the worker tells', async () => {
  const known = await exported()
  expect(known.size).toBeGreaterThan(40)
  const asked = [...rules.map(({ alert, expr }) => ({ where: alert, expr })), ...board.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ where: title, expr })))]
  for (const { where, expr } of asked) {
    expect([where, named(expr).length > 0]).toEqual([where, true])
    expect([where, named(expr).filter((name) => !known.has(name))]).toEqual([where, []])
  }
  expect(named('sum by (le) (rate(stoa_gone_total{queue="send_mail"}[5m])) > 0.01')).toEqual(['stoa_gone_total'])
})

test('every queue, outcome and kind that a rule asks for is one that there is', async () => {
  const { jobs } = (await import(join(root, 'packages/domain/src/tenancy/jobs.ts'))) as { jobs: object }
  const known: Record<string, string[]> = { queue: Object.keys(jobs), outcome: ['done', 'failed'], kind: ['bounced', 'complained'], known: ['yes', 'no'], status: ['5..'] }
  const asked = rules.flatMap(({ alert, expr }) =>
    [...expr.matchAll(/(\w+)=~?"([^"]*)"/g)].flatMap(([, label, values]) => values!.split('|').map((value) => ({ alert, label: label!, value }))),
  )
  expect(asked.length).toBeGreaterThan(5)
  for (const { alert, label, value } of asked) expect([alert, label, value, known[label]?.includes(value)]).toEqual([alert, label, value, true])
})

test('every number of ours is watched by a rule or shown on the board', async () => {
  const exprs = [...rules, ...board.panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr)
  const asked = new Set(exprs.flatMap(named).map((name) => name.replace(/_(bucket|sum|count)$/, '')))
  const ours = [...(await exported())].filter((name) => name.startsWith('stoa_')).map((name) => name.replace(/_(bucket|sum|count)$/, ''))
  expect([...new Set(ours)].filter((name) => !asked.has(name))).toEqual([])
})

test('every alarm says what is wrong and names a page that is there and tells of it', () => {
  expect(rules.length).toBeGreaterThan(5)
  const index = readFileSync(join(root, 'infra/runbooks/README.md'), 'utf8')
  for (const { alert, labels, annotations } of rules) {
    expect([alert, annotations.summary.endsWith('.'), ['page', 'ticket'].includes(labels.severity)]).toEqual([alert, true, true])
    expect([alert, annotations.runbook.startsWith('infra/runbooks/') && existsSync(join(root, annotations.runbook))]).toEqual([alert, true])
    expect(index).toMatch(new RegExp(`\\b${alert}\\b[^|]*\\| \\[${annotations.runbook.replace('infra/runbooks/', '')}\\]`))
  }
  for (const name of index.matchAll(/^\| ([A-Z]\w+(?:, [A-Z]\w+)*) \|/gm))
    for (const alert of name[1]!.split(', ')) expect(rules.map((rule) => rule.alert)).toContain(alert)
})
