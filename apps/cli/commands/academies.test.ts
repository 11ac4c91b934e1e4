import { dirname } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { edited, folderOf, removeFolders, tiny } from '../test/tiny.ts'
import { academyLines } from './academies.ts'

afterAll(removeFolders)

test('each academy is listed under its name on the platform, with the people who may enter it and their roles there', async () => {
  const ann = { email: 'ann@tiny.example', password: 'ten letters at least' }
  expect(await academyLines(dirname(folderOf(tiny())), 'localhost')).toEqual([
    {
      tenant: 'tiny',
      academy: 'main',
      name: 'Tiny Academy for all',
      url_host: 'main.tiny.localhost',
      people: [{ ...ann, roles: ['owner', 'author'] }],
    },
    { tenant: 'tiny', academy: 'side', name: 'Tiny Academy for all', url_host: 'side.tiny.localhost', people: [{ ...ann, roles: ['owner'] }] },
  ])
})

test('nobody’s password is shown where the tenant is no demonstration', async () => {
  const lines = await academyLines(dirname(folderOf(edited(tiny(), 'tenant.yaml', 'true', 'false'))), 'stoa.example')
  expect(lines.map(({ url_host, people }) => [url_host, people])).toEqual([
    ['main.tiny.stoa.example', []],
    ['side.tiny.stoa.example', []],
  ])
})

test('a file that cannot be read is named with its line', async () => {
  await expect(academyLines(dirname(folderOf(edited(tiny(), 'people.yaml', 'ann@', 'Ann@'))), 'localhost')).rejects.toThrow(
    /people\.yaml:1: \[1\]\.email/,
  )
})
