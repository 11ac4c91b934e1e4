import { describe, expect, test } from 'vitest'
import { declaredDependencies } from './declared.ts'
import { faces, folderOrder, packageDirections, REACHES } from './directions.ts'
import { here, planted } from './repository.ts'

const repo = here()

describe('packages', () => {
  test('import only in the directions of the architecture', () => expect(packageDirections(repo)).toEqual([]))

  test('every listed exception is still needed', () => {
    for (const [path, { into }] of Object.entries(REACHES))
      expect(repo.text(path), `${path} reaches into ${into} no more: take it off the list`).toContain(`${into}/`)
  })

  test('an import the wrong way is found, by name and by path', () => {
    expect(packageDirections(planted({ 'packages/ui/src/a.ts': `import { x } from '@stoa/db'` }))).toEqual([
      expect.stringMatching(/^packages\/ui\/src\/a\.ts:1: ui imports db/),
    ])
    expect(packageDirections(planted({ 'packages/db/src/a.ts': `\nexport * from '../../../infra/bootstrap/a.ts'` }))).toEqual([
      expect.stringMatching(/^packages\/db\/src\/a\.ts:2: a package imports/),
    ])
    expect(packageDirections(planted({ 'apps/worker/a.ts': `await import('../cli/main.ts')` }))).toHaveLength(1)
    expect(packageDirections(planted({ 'apps/worker/a.ts': `import '../../packages/db/src/index.ts'` }))).toHaveLength(1)
    expect(
      packageDirections(planted({ 'packages/domain/src/people/a.ts': `import '@stoa/db'`, 'apps/worker/a.ts': `import '@stoa/domain/people'` })),
    ).toEqual([])
  })

  test('declare what they use, and use what they declare of ours', () => expect(declaredDependencies(repo)).toEqual([]))

  test('an undeclared, an unused and a misplaced dependency are found', () => {
    const files = {
      'packages/x/package.json': `{ "name": "@stoa/x", "dependencies": { "@stoa/db": "workspace:*" }, "devDependencies": { "@stoa/ui": "workspace:*" } }`,
      'packages/x/a.ts': `import 'zod'\nimport '@stoa/ui'`,
    }
    expect(declaredDependencies(planted(files))).toEqual([
      expect.stringMatching(/a\.ts:1: imports zod/),
      expect.stringMatching(/a\.ts:2: .*development only/),
      expect.stringMatching(/declares @stoa\/db/),
    ])
  })
})

describe('folders of the domain', () => {
  test('import only to the left, through index.ts', () => expect(folderOrder(repo)).toEqual([]))

  test('an import to the right, past a face, or of a strange folder is found', () => {
    const a = (text: string, folder = 'people') => folderOrder(planted({ [`packages/domain/src/${folder}/a.ts`]: text }))
    expect(a(`import '../learning/index.ts'`)).toEqual([expect.stringMatching(/a\.ts:1: people imports learning, which lies to its right/)])
    expect(a(`import '../tenancy/act.ts'`)).toEqual([expect.stringMatching(/reaches past the face of tenancy/)])
    expect(a('', 'misc')).toHaveLength(1)
    expect(a(`import '../tenancy/index.ts'\nimport '../refusals.ts'`)).toEqual([])
  })

  test('each opens with a paragraph of purpose', () => {
    expect(faces(repo)).toEqual([])
    expect(faces(planted({ 'packages/domain/src/people/a.ts': '' }))).toHaveLength(1)
    expect(faces(planted({ 'packages/domain/src/people/index.ts': '/** People. */' }))).toHaveLength(1)
  })
})
