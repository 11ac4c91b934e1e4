import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sharpImages } from '@stoa/gateways'
import { edited, folderOf, newFolder, png, removeFolders, tiny, type Files } from '../test/tiny.ts'
import { printed } from './faults.ts'
import { readTenant } from './read-tenant.ts'

afterAll(removeFolders)

const LESSON = 'courses/care/lessons/01-look.md'
const FILM = 'courses/care/lessons/05-act.md'
const POOL = 'courses/care/pools/looking.yaml'
const EXAM = 'courses/care/exam.yaml'
const COURSE = 'courses/care/course.yaml'
const MAIN = 'academies/main.yaml'

async function faultsIn(folder: string): Promise<string[]> {
  const read = await readTenant(folder, { images: sharpImages(), platformDomain: 'localhost' })
  return 'faults' in read ? printed(read.faults).trimEnd().split('\n').map((line) => line.replace(`${folder}/`, '')) : []
}

const change = (path: string, from: string, to: string) => edited(tiny(), path, from, to)
const lesson = (text: string): Files => ({ ...tiny(), 'courses/care/lessons/09-more.md': `---\ntitle: More\nminutes: 1\nsummary: More.\n---\n${text}` })
const more = 'courses/care/lessons/09-more.md'

test('a folder without faults is read whole', async () => {
  expect(await faultsIn(folderOf(tiny()))).toEqual([])
})

test.each<[string, Files | Record<string, null>, string]>([
  ['no tenant.yaml', { ...tiny(), 'tenant.yaml': null } as never, 'tenant.yaml:1: This file is missing.'],
  ['no YAML', change('tenant.yaml', 'place: Bergen', 'place: Bergen: north'), 'tenant.yaml:3: This is not YAML: Nested mappings are not allowed in compact mappings A sentence with a colon needs quotes around it.'],
  ['a field twice', change('tenant.yaml', 'place: Bergen', 'place: Bergen\nplace: Oslo'), 'tenant.yaml:4: This is not YAML: Map keys must be unique'],
  ['an unknown field', change('tenant.yaml', 'place: Bergen', 'place: Bergen\ncolour: red'), 'tenant.yaml:4: There is no field colour here.'],
  ['a missing field', change('tenant.yaml', 'place: Bergen\n', ''), 'tenant.yaml:1: place is missing.'],
  ['a wrong kind', change('tenant.yaml', 'name: Tiny\n', 'name: [Tiny]\n'), 'tenant.yaml:1: name must be text, not a list.'],
  ['text that is too long', change('tenant.yaml', 'name: Tiny\n', `name: ${'x'.repeat(81)}\n`), 'tenant.yaml:1: name is longer or larger than 80 characters.'],
  ['a control character', change('tenant.yaml', 'place: Bergen', 'place: Ber\u0000gen'), 'tenant.yaml:3: There is a control character here.'],
  ['an escaped control character', change('tenant.yaml', 'place: Bergen', 'place: "Ber\\0gen"'), 'tenant.yaml:3: place holds a control character.'],
  ['half a character', change('tenant.yaml', 'place: Bergen', 'place: "Ber\\ud800gen"'), 'tenant.yaml:3: place holds half a character.'],
  ['bytes that are no text', { ...tiny(), 'tenant.yaml': Buffer.from('name: T\xffny', 'latin1') }, 'tenant.yaml:1: This file is not UTF-8 text.'],
  ['no such language', change('tenant.yaml', 'locale: en', 'locale: english!'), 'tenant.yaml:4: locale must be a language tag such as en or de-CH.'],
  ['no such time zone', change('tenant.yaml', 'Europe/Oslo', 'Europe/Atlantis'), 'tenant.yaml:5: time_zone must be a time zone such as Europe/Oslo.'],
  ['a file nobody reads', { ...tiny(), 'academy/main.yaml': '' }, 'academy:1: Nothing of this name belongs into the folder of a tenant.'],
  ['a logo that is not square', { ...tiny(), 'brand/logo.png': png(300, 200, 1) }, 'brand/logo.png:1: The logo must be square and at least 256 pixels wide; it is 300 × 200.'],
  ['no such currency', change(MAIN, 'EUR', 'EEE'), 'academies/main.yaml:7: currency must be a currency such as EUR.'],
  ['a host that is none', change(MAIN, 'learn.tiny.test', 'https://learn.tiny.test'), 'academies/main.yaml:8: hosts[1] must be a hostname in lower case, such as academy.example.com.'],
  ['a host of the platform', change(MAIN, 'learn.tiny.test', 'main.halden.localhost'), 'academies/main.yaml:8: main.halden.localhost lies under localhost, where names are given by this installation. A second name there is an alias.'],
  ['an alias that is another academy', change(MAIN, 'alias: start', 'alias: side'), 'academies/main.yaml:9: The host side.tiny.localhost is taken by'],
  ['a policy without domains', change(MAIN, 'policy: open', 'policy: domains'), 'academies/main.yaml:10: sign_in has domains exactly where the policy is domains.'],
  ['a colour out of range', change(MAIN, 'oklch(0.685 0.2 42)', 'oklch(0.685 0.9 42)'), 'academies/main.yaml:14: brand.accent must be oklch'],
  ['a colour that is more', change(MAIN, 'oklch(0.685 0.2 42)', 'oklch(0.685 0.2 42); x: url(https://a.b)'), 'academies/main.yaml:14: '],
  ['an unknown organization', change('academies/side.yaml', 'organization: friends', 'organization: foes'), 'academies/side.yaml:8: There is no organization foes.'],
  ['an unknown course in a catalogue', change(MAIN, '[care]', '[care, cure]'), 'academies/main.yaml:20: There is no course cure.'],
  ['a domain of two organizations', { ...tiny(), 'organizations/zoo.yaml': 'name: Zoo\nkind: customer\ndomains: [friends.example]\n' }, 'organizations/zoo.yaml:3: The domain friends.example belongs to'],
  ['a short password', change('people.yaml', 'ten letters at least', 'short'), 'people.yaml:3: [1].password is shorter or smaller than 10 characters.'],
  ['an address in capitals', change('people.yaml', 'ann@', 'Ann@'), 'people.yaml:1: [1].email must be an e-mail address in lower case.'],
  ['an address twice', change('people.yaml', 'ben@', 'ann@'), 'people.yaml:7: The address ann@tiny.example belongs to somebody in'],
  ['an unknown academy of somebody', change('people.yaml', 'memberships: [{ academy: main }', 'memberships: [{ academy: mane }'), 'people.yaml:5: There is no academy mane.'],
  ['a manager of nothing', change('people.yaml', 'organization-manager, organization: friends', 'organization-manager'), 'people.yaml:10: [2].roles[1] names an organization exactly where it is organization-manager.'],
  ['an enrollment in nothing', change('people.yaml', 'enrollments: [care]', 'enrollments: [cure]'), 'people.yaml:6: There is no course cure.'],
  ['a certification of no course', change('certifications/careful.yaml', 'course: care', 'course: cure'), 'certifications/careful.yaml:2: There is no course cure.'],
  ['a serial in small letters', change('certifications/careful.yaml', 'TIN', 'tin'), 'certifications/careful.yaml:4: serial_prefix must be 2 to 5 capital letters.'],
  ['two outcomes only', change(COURSE, '[Look, Think, Act]', '[Look, Think]'), 'courses/care/course.yaml:5: outcomes is shorter or smaller than 3 entries.'],
  ['a cover that is too small', { ...tiny(), 'courses/care/media/front.png': png(800, 450, 1) }, 'courses/care/course.yaml:8: The cover must be at least 1600 × 900 pixels; it is 800 × 450.'],
  ['a cover that is not there', change(COURSE, 'media/front.png', 'media/font.png'), 'courses/care/course.yaml:8: There is no file font.png in media/, or it is empty.'],
  ['a path out of the folder', change(LESSON, 'src: media/plan.png', 'src: media/../../../brand/logo.png'), `${LESSON}:21: src must name a file directly in media/, such as media/cover.png.`],
  ['a picture that is a page', { ...tiny(), 'courses/care/media/plan.png': '<svg onload="alert(1)"/>' }, `${LESSON}:21: plan.png is not what its name says: its bytes are of no known kind.`],
  ['a picture that is a film', { ...tiny(), 'courses/care/media/plan.png': tiny()['courses/care/media/film.mp4']! }, `${LESSON}:21: plan.png is not what its name says: its bytes are video/mp4.`],
  ['a picture that is cut off', { ...tiny(), 'courses/care/media/plan.png': png(64, 64, 1).subarray(0, 20) }, `${LESSON}:21: plan.png cannot be used.`],
  ['a film as a picture', change(LESSON, 'src: media/plan.png', 'src: media/film.mp4'), `${LESSON}:21: film.mp4 cannot be used here: it must be a png, jpg, jpeg, webp file.`],
  ['captions that are none', { ...tiny(), 'courses/care/media/film.en.vtt': 'Look' }, `${FILM}:13: film.en.vtt is not what its name says`],
  ['a lesson without a head', { ...tiny(), [more]: '::: text a\nb\n:::\n' }, `${more}:1: A lesson begins with title, minutes and summary between two lines of ---.`],
  ['a lesson with a wrong name', { ...tiny(), 'courses/care/lessons/more.md': '' }, 'courses/care/lessons/more.md:1: A lesson’s file is called NN-slug.md'],
  ['a lesson that is too long', change(FILM, 'minutes: 3', 'minutes: 31'), `${FILM}:3: minutes is longer or larger than 30.`],
  ['a place taken twice', { ...lesson('::: text x\nx\n:::\n'), 'courses/care/lessons/05-more.md': lesson('::: text y\ny\n:::\n')[more]! }, 'courses/care/lessons/05-more.md:1: The place 5 is taken by'],
  ['text outside blocks', lesson('Hello\n::: text x\nx\n:::\n'), `${more}:6: This stands outside every block.`],
  ['a block that is not closed', lesson('::: text x\nx\n\n::: text y\ny\n:::\n'), `${more}:9: The block x of line 6 is not closed by ::: before this.`],
  ['the last block not closed', lesson('::: text x\nx\n'), `${more}:6: The block x is not closed by :::`],
  ['an unknown kind of block', lesson('::: poll x\nx\n:::\n'), `${more}:6: There is no block of the kind poll.`],
  ['a kind of block that every object has', lesson('::: constructor x\nx\n:::\n'), `${more}:6: There is no block of the kind constructor.`],
  ['a block id twice', lesson('::: text how\nx\n:::\n'), `${more}:6: The block id how is used already, in`],
  ['HTML', lesson('::: text x\nfine\n\n<script>alert(1)</script>\n:::\n'), `${more}:9: HTML is not taken (<script>alert(1)</script>).`],
  ['HTML in a line', lesson('::: text x\nfine <b onclick="x">bold</b>\n:::\n'), `${more}:7: HTML is not taken (<b onclick="x">).`],
  ['a link to script', lesson('::: text x\n[a](javascript:alert(1))\n:::\n'), `${more}:7: The link javascript:alert(1) is neither https, nor mailto, nor relative to the academy.`],
  ['a link without TLS', lesson('::: callout x\ntone: tip\ntitle: T\n---\n\n<http://a.example>\n:::\n'), `${more}:11: The link http://a.example is neither https`],
  ['a link to somewhere else', lesson('::: text x\n[a][b]\n\n[b]: //evil.example/x\n:::\n'), `${more}:9: The link //evil.example/x is neither https`],
  ['a heading of level 1', lesson('::: text x\n# Big\n:::\n'), `${more}:7: Headings begin at level 2`],
  ['a picture in the text', lesson('::: text x\n![a](https://a.example/b.png)\n:::\n'), `${more}:7: A picture needs a block of its own: ::: image`],
  ['a check without a right choice', change(LESSON, '    correct: true\n', ''), `${LESSON}:36: choices has no correct choice.`],
  ['a check of an unknown skill', change(LESSON, 'skill: looking', 'skill: leaping'), `${LESSON}:33: The course has no skill leaping.`],
  ['two right choices of a single', change(POOL, '{ text: Acting }', '{ text: Acting, correct: true }'), `${POOL}:8: questions[1].choices has more than one correct choice, so its kind must be multiple.`],
  ['no right choice', change(POOL, '{ text: Looking, correct: true }, { text: Acting }', '{ text: Looking }, { text: Acting }'), `${POOL}:8: questions[1].choices has no correct choice.`],
  ['all of the above', change(POOL, '{ text: Leaving }]', '{ text: All of the above }]'), `${POOL}:8: questions[1].choices refers to the other choices`],
  ['a question id twice', change(POOL, 'id: before-acting', 'id: what-first'), `${POOL}:10: The question id what-first is used already, in`],
  ['a question about no block', change(POOL, 'block: why', 'block: where'), `${POOL}:5: No lesson of this course has a block where.`],
  ['a difficulty of 4', change(POOL, 'difficulty: 3', 'difficulty: 4'), `${POOL}:13: questions[2].difficulty is longer or larger than 3.`],
  ['a pool that is too small', change(EXAM, 'count: 2', 'count: 3'), `${EXAM}:7: The pool looking has 2 questions, so 3 cannot be drawn.`],
  ['a pool that is not there', change(EXAM, 'pool: looking', 'pool: leaping'), `${EXAM}:7: There is no pool leaping that could be read.`],
  ['a pool nobody draws from', { ...tiny(), 'courses/care/pools/other.yaml': edited(tiny(), POOL, 'what-first', 'x')[POOL]!.toString().replace('before-acting', 'y') }, 'courses/care/pools/other.yaml:1: The exam does not draw from this pool.'],
])('%s is refused with file and line', async (_, files, expected) => {
  expect(await faultsIn(folderOf(files))).toContainEqual(expect.stringContaining(expected))
})

test('everything that is wrong is said at once, in the order of files and lines', async () => {
  const files = edited(edited(edited(tiny(), 'tenant.yaml', 'locale: en', 'locale: "?"'), POOL, 'block: why', 'block: where'), LESSON, 'Look at', '<b>Look</b> at')
  expect((await faultsIn(folderOf(files))).map((line) => line.split(' ')[0])).toEqual([`${LESSON}:8:`, `${LESSON}:8:`, `${POOL}:5:`, 'tenant.yaml:4:'])
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
