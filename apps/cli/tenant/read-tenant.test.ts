import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { faultsIn } from '../test/faults-in.ts'
import { png } from '../test/png.ts'
import { edited, folderOf, newFolder, removeFolders, tiny, type Files } from '../test/tiny.ts'

afterAll(removeFolders)

const LESSON = 'courses/care/lessons/01-look.md'
const FILM = 'courses/care/lessons/05-act.md'
const POOL = 'courses/care/pools/looking.yaml'
const MAIN = 'academies/main.yaml'

const change = (path: string, from: string, to: string) => edited(tiny(), path, from, to)

test('a folder without faults is read whole', async () => {
  expect(await faultsIn(folderOf(tiny()))).toEqual([])
})

test.each<[string, Files | Record<string, null>, string]>([
  ['no tenant.yaml', { ...tiny(), 'tenant.yaml': null } as never, 'tenant.yaml:1: This file is missing.'],
  [
    'no YAML',
    change('tenant.yaml', 'place: Bergen', 'place: Bergen: north'),
    'tenant.yaml:3: This is not YAML: Nested mappings are not allowed in compact mappings A sentence with a colon needs quotes around it.',
  ],
  ['a field twice', change('tenant.yaml', 'place: Bergen', 'place: Bergen\nplace: Oslo'), 'tenant.yaml:4: This is not YAML: Map keys must be unique'],
  ['an unknown field', change('tenant.yaml', 'place: Bergen', 'place: Bergen\ncolour: red'), 'tenant.yaml:4: There is no field colour here.'],
  ['a missing field', change('tenant.yaml', 'place: Bergen\n', ''), 'tenant.yaml:1: place is missing.'],
  ['a wrong kind', change('tenant.yaml', 'name: Tiny\n', 'name: [Tiny]\n'), 'tenant.yaml:1: name must be text, not a list.'],
  [
    'text that is too long',
    change('tenant.yaml', 'name: Tiny\n', `name: ${'x'.repeat(81)}\n`),
    'tenant.yaml:1: name is longer or larger than 80 characters.',
  ],
  ['a control character', change('tenant.yaml', 'place: Bergen', 'place: Ber\u0000gen'), 'tenant.yaml:3: There is a control character here.'],
  ['an escaped control character', change('tenant.yaml', 'place: Bergen', 'place: "Ber\\0gen"'), 'tenant.yaml:3: place holds a control character.'],
  ['half a character', change('tenant.yaml', 'place: Bergen', 'place: "Ber\\ud800gen"'), 'tenant.yaml:3: place holds half a character.'],
  ['bytes that are no text', { ...tiny(), 'tenant.yaml': Buffer.from('name: T\xffny', 'latin1') }, 'tenant.yaml:1: This file is not UTF-8 text.'],
  ['no such language', change('tenant.yaml', 'locale: en', 'locale: english!'), 'tenant.yaml:4: locale must be a language tag such as en or de-CH.'],
  ['no such time zone', change('tenant.yaml', 'Europe/Oslo', 'Europe/Atlantis'), 'tenant.yaml:5: time_zone must be a time zone such as Europe/Oslo.'],
  ['a file nobody reads', { ...tiny(), 'academy/main.yaml': '' }, 'academy:1: Nothing of this name belongs into the folder of a tenant.'],
  [
    'a logo that is not square',
    { ...tiny(), 'brand/logo.png': png(300, 200, 1) },
    'brand/logo.png:1: The logo must be square and at least 256 pixels wide; it is 300 × 200.',
  ],
  ['no such currency', change(MAIN, 'EUR', 'EEE'), 'academies/main.yaml:7: currency must be a currency such as EUR.'],
  [
    'a host that is none',
    change(MAIN, 'learn.tiny.test', 'https://learn.tiny.test'),
    'academies/main.yaml:8: hosts[1] must be a hostname in lower case, such as academy.example.com.',
  ],
  [
    'a host of the platform',
    change(MAIN, 'learn.tiny.test', 'main.halden.localhost'),
    'academies/main.yaml:8: main.halden.localhost lies under localhost, where names are given by this installation. A second name there is an alias.',
  ],
  [
    'an alias that is another academy',
    change(MAIN, 'alias: start', 'alias: side'),
    'academies/main.yaml:9: The host side.tiny.localhost is taken by',
  ],
  [
    'a policy without domains',
    change(MAIN, 'policy: open', 'policy: domains'),
    'academies/main.yaml:10: sign_in has domains exactly where the policy is domains.',
  ],
  ['a colour out of range', change(MAIN, 'oklch(0.685 0.2 42)', 'oklch(0.685 0.9 42)'), 'academies/main.yaml:14: brand.accent must be oklch'],
  ['a colour that is more', change(MAIN, 'oklch(0.685 0.2 42)', 'oklch(0.685 0.2 42); x: url(https://a.b)'), 'academies/main.yaml:14: '],
  [
    'an unknown organization',
    change('academies/side.yaml', 'organization: friends', 'organization: foes'),
    'academies/side.yaml:8: There is no organization foes.',
  ],
  ['an unknown course in a catalogue', change(MAIN, '[care]', '[care, cure]'), 'academies/main.yaml:20: There is no course cure.'],
  [
    'a domain of two organizations',
    { ...tiny(), 'organizations/zoo.yaml': 'name: Zoo\nkind: customer\ndomains: [friends.example]\n' },
    'organizations/zoo.yaml:3: The domain friends.example belongs to',
  ],
  [
    'a short password',
    change('people.yaml', 'ten letters at least', 'short'),
    'people.yaml:3: [1].password is shorter or smaller than 10 characters.',
  ],
  ['an address in capitals', change('people.yaml', 'ann@', 'Ann@'), 'people.yaml:1: [1].email must be an e-mail address in lower case.'],
  ['an address twice', change('people.yaml', 'ben@', 'ann@'), 'people.yaml:7: The address ann@tiny.example belongs to somebody in'],
  [
    'an unknown academy of somebody',
    change('people.yaml', 'memberships: [{ academy: main }', 'memberships: [{ academy: mane }'),
    'people.yaml:5: There is no academy mane.',
  ],
  [
    'a manager of nothing',
    change('people.yaml', 'organization-manager, organization: friends', 'organization-manager'),
    'people.yaml:10: [2].roles[1] names an organization exactly where it is organization-manager.',
  ],
  ['an enrollment in nothing', change('people.yaml', 'course: care,', 'course: cure,'), 'people.yaml:6: There is no course cure.'],
  ['an enrollment that is neither a slug nor due', change('people.yaml', 'due_on: 2027-01-15', 'until: 2027-01-15'),
    'people.yaml:6: [1].enrollments[1] must be the slug of a course, or { course, due_on } with a day such as 2027-01-15.'],
  ['an enrollment due on a day that is in no calendar', change('people.yaml', '2027-01-15', '2027-02-29'),
    'people.yaml:6: [1].enrollments[1].due_on must be a day such as 2027-01-15.'],
  [
    'a certification of no course',
    change('certifications/careful.yaml', 'course: care', 'course: cure'),
    'certifications/careful.yaml:2: There is no course cure.',
  ],
  [
    'a serial in small letters',
    change('certifications/careful.yaml', 'TIN', 'tin'),
    'certifications/careful.yaml:4: serial_prefix must be 2 to 5 capital letters.',
  ],
])('%s is refused with file and line', async (_, files, expected) => {
  expect(await faultsIn(folderOf(files))).toContainEqual(expect.stringContaining(expected))
})

test('everything that is wrong is said at once, in the order of files and lines', async () => {
  const files = edited(
    edited(edited(tiny(), 'tenant.yaml', 'locale: en', 'locale: "?"'), POOL, 'block: why', 'block: where'),
    LESSON,
    'Look at',
    '<b>Look</b> at',
  )
  expect((await faultsIn(folderOf(files))).map((line) => line.split(' ')[0])).toEqual([
    `${LESSON}:8:`,
    `${LESSON}:8:`,
    `${POOL}:5:`,
    'tenant.yaml:4:',
  ])
})

test('a link in the folder that leads out of it is refused', async () => {
  const secret = join(newFolder(), 'secret.md')
  writeFileSync(secret, String(tiny()[FILM]))
  const folder = folderOf({ ...tiny(), [FILM]: null })
  symlinkSync(secret, join(folder, FILM))
  expect(await faultsIn(folder)).toContain(`${FILM}:1: This leads outside the tenant’s folder.`)
})

test('a folder that does not exist, and one whose name cannot be a tenant’s, say so', async () => {
  expect(await faultsIn('/nowhere/at-all')).toEqual(['/nowhere/at-all:1: There is no such folder.'])
  expect((await faultsIn(folderOf(tiny(), 'Tiny Inc')))[0]).toMatch(/Tiny Inc cannot be a tenant’s name/)
})
