import { expect, test } from 'vitest'
import { environmentTable } from './environment.ts'
import { here, planted } from './repository.ts'

const readme = (rows: string) => `# x\n\n## Configuration\n\n| variable | meaning | default |\n|---|---|---|\n${rows}\n\n## More\n\n| \`OTHER\` | x | y |\n`
const found = (code: string, rows: string, path = 'apps/worker/a.ts', notForPeople = {}) =>
  environmentTable(planted({ [path]: code, 'README.md': readme(rows) }), notForPeople)

test('every variable that is read stands in the table of the README, and the other way round', () => expect(environmentTable(here())).toEqual([]))

test.each([
  'process.env.STOA_X',
  "process.env['STOA_X']",
  'function f(env: Env) { return env.STOA_X }',
  'const { STOA_X: x } = process.env',
  'const { STOA_X } = env',
])('%s is found where the table is silent', (code) => {
  expect(found(code, '')).toEqual([expect.stringMatching(/^apps\/worker\/a\.ts:1: reads STOA_X, which the table/)])
  expect(found(code, '| `STOA_X`, or `STOA_X` | x | y |')).toEqual([])
  expect(found(code, '', 'apps/worker/a.ts', { STOA_X: 'for a reason' })).toEqual([])
})

test('what the world reads by a name, or by the end of one, is found', () => {
  const world = "const S3 = ['BUCKET'].map((name) => name)\nget('SMTP_URL')"
  expect(found(world, '| `STORAGE_S3_ENDPOINT`, `_BUCKET` | x | y |', 'packages/gateways/src/world.ts')).toEqual([
    expect.stringMatching(/world\.ts:2: reads SMTP_URL/),
    expect.stringMatching(/README\.md:1: tells of STORAGE_S3_ENDPOINT, which nothing reads/),
  ])
})

test('a row that nothing reads, and an exception that nothing needs, is found', () => {
  expect(found('', '| `STOA_X` | x | y |')).toEqual([expect.stringContaining('tells of STOA_X, which nothing reads')])
  expect(found('', '', 'apps/a.ts', { STOA_X: 'gone' })).toEqual([expect.stringContaining('STOA_X is read no more')])
})
