import { expect, test } from 'vitest'
import { fileWeights, migrations, rootEntries, speaksOfItself, tenantsAreData } from './places.ts'
import { here, planted } from './repository.ts'

const repo = here()

test('the root holds its entries and nothing else', () => {
  expect(rootEntries(repo)).toEqual([])
  const full = Object.fromEntries(repo.paths.map((path) => [path, '']))
  expect(rootEntries(planted({ ...full, 'scripts/a.sh': '' }))).toContain(
    'scripts:1: does not belong into the root. Find the folder whose business it is',
  )
  expect(rootEntries(planted({}))).toHaveLength(15)
})

test('no file is over a megabyte but the media of tenants', () => {
  expect(fileWeights(repo)).toEqual([])
  const heavy = 'x'.repeat(1_000_001)
  expect(fileWeights(planted({ 'infra/a.bin': heavy, 'tenants/a/courses/b/media/c.mp4': heavy, 'tenants/a/b.yaml': heavy }))).toEqual([
    expect.stringMatching(/^infra/),
    expect.stringMatching(/^tenants\/a\/b\.yaml/),
  ])
})

test('tenants hold data, never code', () => {
  expect(tenantsAreData(repo)).toEqual([])
  expect(tenantsAreData(planted({ 'tenants/a/x.mjs': '', 'tenants/a/y': '#!/bin/sh', 'tenants/a/z.yaml': 'a: 1' }))).toHaveLength(2)
})

test('nothing names a machine, a registry, or how it was made', () => {
  expect(speaksOfItself(repo)).toEqual([])
  const found = (text: string) => speaksOfItself(planted({ 'README.md': `\n${text}\n` }))
  for (const text of [
    'in "/' + 'root/stoa"',
    '/' + 'home/ada/stoa',
    'cd /' + 'work/main',
    'https://registry.' + 'npmjs.org/x',
    'wrote with Chat' + 'GPT',
    'by an A' + 'I agent',
  ])
    expect(found(text), `in ${text}`).toEqual([expect.stringMatching(/^README\.md:2: /)])
  expect(found('go home/work, then /rooted and support agents; the homework/root')).toEqual([])
})

test('migrations are numbered without gaps and end with a newline', () => {
  expect(migrations(repo)).toEqual([])
  const folder = 'packages/db/migrations/'
  expect(migrations(planted({ [`${folder}0001_a.sql`]: 'x\n', [`${folder}0003_b.sql`]: 'x\n' }))).toEqual([
    expect.stringMatching(/0003_b\.sql:1: should be 0002_/),
  ])
  expect(migrations(planted({ [`${folder}0001_a.sql`]: 'x\ny' }))).toEqual([expect.stringMatching(/0001_a\.sql:2: does not end/)])
})
