import { describe, expect, test } from 'vitest'
import { BANS, broken, networkImports, words } from './banned.ts'
import { here, planted } from './repository.ts'

const repo = here()
const only = (letter: string) => `test.${letter}('x', () => {})`

/** For each ban a file that breaks it, and on which line. */
const PLANTED: Record<string, [path: string, text: string]> = {
  'packages and apps log through pino, never through console': ['apps/worker/a.ts', `\nconsole.warn('x')`],
  'packages do not read the environment': ['packages/gateways/src/a.ts', `\nexport const a = process['env'].A`],
  "the domain knows one clock, the database's": ['packages/domain/src/people/a.ts', `\nconst a = new Date()`],
  'the tenant is set in one place': ['apps/worker/a.ts', '\nawait sql`select ${b}, set_config(${a})`'],
  'markup is never pasted into a page': ['apps/academy/app/a.tsx', `\nconst a = <p dangerouslySetInnerHTML={{ __html: x }} />`],
  'colours are tokens': ['apps/academy/app/a.tsx', `\nconst a = <p className="p-2 hover:bg-red-500" />`],
  'nothing is any': ['e2e/a.ts', `\nconst a = x as any`],
  'no test is left out and none runs alone': ['packages/db/src/a.test.ts', `\n${only('skip')}`],
  'only gateways use the network': ['packages/domain/src/people/a.ts', `\nawait fetch('x')`],
  'routes hold no SQL': ['apps/academy/app/routes/a.ts', '\nsql`select 1`.execute(trx)'],
  'routes decide no permissions': ['apps/academy/app/routes/a.ts', `\nif (ctx.ability.can('read', 'Trail')) x()`],
}

describe.each(BANS)('$title', (ban) => {
  test('holds everywhere', () => expect(broken(repo, ban)).toEqual([]))

  test('is noticed where it is broken', () => {
    const [path, text] = PLANTED[ban.title]!
    expect(broken(planted({ [path]: text }), ban)).toEqual([expect.stringContaining(`${path}:2: `)])
  })

  test.each(Object.keys(ban.except ?? {}))('and %s still needs its exception', (path) => {
    if (!repo.paths.includes(path)) throw new Error(`${path} is gone: take it off the list`)
    expect(
      broken(repo, { ...ban, except: {} }).filter((fault) => fault.startsWith(`${path}:`)),
      `${path} needs it no more: take it off the list`,
    ).not.toEqual([])
  })
})

test('no package but gateways imports a network module', () => {
  expect(networkImports(repo)).toEqual([])
  expect(networkImports(planted({ 'packages/ui/src/a.ts': `import { connect } from 'node:net'` }))).toHaveLength(1)
})

test('nothing is switched off without a reason, and nothing is put off', () => {
  expect(words(repo)).toEqual([])
  const off = ['eslint', 'disable-next-line'].join('-'),
    later = ['TO', 'DO'].join('')
  expect(words(planted({ 'apps/a.ts': `\n// ${off} no-x\n// ${off} no-x -- because it must\n// ${later}: later` }))).toEqual([
    expect.stringMatching(/a\.ts:2/),
    expect.stringMatching(/a\.ts:4/),
  ])
})
