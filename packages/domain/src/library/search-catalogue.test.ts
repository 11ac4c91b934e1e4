import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, course, GLOBEX, scene, standIn, useGround } from '../testing.ts'
import { publishAliases } from './publish-aliases.ts'
import { publishCatalogue } from './publish-catalogue.ts'
import { publishCourse } from './publish-course.ts'
import type { CourseForm } from './publish-form.ts'
import { searchCatalogue } from './search-catalogue.ts'

useGround()

const lesson = (slug: string, title: string, markdown: string, summary = ''): CourseForm['lessons'][number] => ({
  slug,
  title,
  minutes: 5,
  summary,
  blocks: [{ slug: `${slug}-text`, kind: 'text', source: { markdown } }],
})
const guards = (): CourseForm =>
  course({
    slug: 'guards',
    title: 'Guards and curtains',
    summary: 'What keeps people out of a cell.',
    lessons: [
      lesson('curtain', 'The light curtain', 'A beam that **trips** stops the arm. Muting sensors let a carton pass.'),
      lesson('fence', 'The fence', 'A fence keeps hands away. Its screws are checked at each shift.'),
      lesson('brakes', 'Brakes wear', 'A worn brake needs longer; see the *curtain* and its distance.'),
    ],
    pools: [],
    exam: null,
  })
const arabic = (): CourseForm =>
  course({
    slug: 'hands',
    title: 'نظافة الأيدي',
    summary: 'متى تنظّف يديك وكيف.',
    language: 'ar',
    lessons: [lesson('rub', 'فرك اليدين بالكحول', 'افرك يديك حتى تجفّا. الكحول يقتل معظم الجراثيم في المستشفى.')],
    pools: [],
    exam: null,
  })

async function offer(ctx: Ctx, ...forms: CourseForm[]) {
  for (const form of forms) await publishCourse(ctx, form)
  await publishCatalogue(ctx, 'customers', ['lockout', ...forms.map((form) => form.slug)])
}
const lessonsFor = async (ctx: Ctx, typed: string) => (await searchCatalogue(ctx, typed)).lessons.map((hit) => hit.lesson_slug)
const howFor = async (ctx: Ctx, typed: string) => (await searchCatalogue(ctx, typed)).meant.map(({ how, spelling }) => (spelling ? `${how} ${spelling}` : how))

test('what is said in a title comes before what is said in passing', () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, guards())
    expect(await lessonsFor(ctx, 'curtain')).toEqual(['curtain', 'brakes'])
    expect((await searchCatalogue(ctx, 'curtains')).courses).toHaveLength(1)
    expect(await lessonsFor(ctx, 'muting carton')).toEqual(['curtain'])
  }))

test('other forms of a word, words cut short, joined, parted or mistyped are found, and it is told what they were taken for', () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, guards())
    for (const [typed, how] of [
      ['fences', 'said'],
      ['FENCE', 'said'],
      ['curt', 'begun'],
      ['lightcurtain', 'split light,split curtain'],
      ['crutain', 'corrected curtain'],
      ['curtian', 'corrected curtain'],
      ['kurtain', 'corrected curtain'],
      ['sensosr', 'corrected sensors'],
      ['the', 'small'],
      ['zzzyx', 'unknown'],
    ] as const)
      expect((await howFor(ctx, typed)).join(), typed).toBe(how)
    expect((await lessonsFor(ctx, 'lock out'))[0]).toBe('lock')
    expect((await lessonsFor(ctx, 'crutain beem'))[0]).toBe('curtain')
    expect(await lessonsFor(ctx, 'zzzyx muting')).toEqual(['curtain'])
  }))

test('Arabic is found without its marks, with letters written either way, and with a typing error', () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, arabic(), guards())
    for (const typed of ['الايدي', 'نظافه الايدى', 'الأَيْدِي', 'نظـــافة', 'كحول', 'الكحوول', 'مستشفي', 'جراثيم'])
      expect((await searchCatalogue(ctx, typed)).lessons.length + (await searchCatalogue(ctx, typed)).courses.length, typed).toBeGreaterThan(0)
    expect(await lessonsFor(ctx, 'الكحول')).toEqual(['rub'])
    expect(await lessonsFor(ctx, 'curtain')).toEqual(['curtain', 'brakes'])
  }))

test('writing without spaces is found by any part of it, and marks of other languages do not matter', () =>
  scene(ACME, 'guest', async (ctx) => {
    const lessons = [lesson('cn', '机器人安全', '进入机器人单元之前，先锁定电源。'), lesson('de', 'Straßenprüfung', 'Die Prüfung der Schutztür, täglich.')]
    await offer(ctx, course({ slug: 'world', language: 'de', lessons, pools: [], exam: null }))
    for (const typed of ['机器人', '安全', '锁定电源']) expect(await lessonsFor(ctx, typed), typed).toEqual(['cn'])
    for (const typed of ['Prüfung', 'prufung', 'PRÜFUNGEN', 'pruefung', 'strassenprufung', 'Schutztür']) expect(await lessonsFor(ctx, typed), typed).toEqual(['de'])
  }))

test('an academy’s own words for things are known', () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, guards())
    expect(await lessonsFor(ctx, 'AOPD')).toEqual([])
    await publishAliases(ctx, 'customers', { aopd: 'light curtain', 'barrier tape': 'fence' })
    expect((await lessonsFor(ctx, 'AOPD'))[0]).toBe('curtain')
    expect(await lessonsFor(ctx, 'barrier tape screws')).toEqual(['fence'])
    expect(await howFor(ctx, 'aopd')).toEqual(['alias light', 'alias curtain'])
  }))

test('what an academy does not offer is not found there, and its words are not even suggested', () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, guards())
    const elsewhere = await as(ctx, 'guest', 'kestrel')
    expect(await lessonsFor(ctx, 'curtain')).not.toEqual([])
    expect(await searchCatalogue(elsewhere, 'curtain')).toMatchObject({ courses: [], lessons: [], meant: [{ how: 'unknown', spelling: null }] })
    expect(await howFor(elsewhere, 'crutain')).toEqual(['unknown'])
    expect(await howFor(elsewhere, 'curt')).toEqual(['unknown'])
    await publishCatalogue(ctx, 'kestrel', ['guards'])
    expect(await lessonsFor(elsewhere, 'curtain')).toEqual(['curtain', 'brakes'])
  }))

test('another tenant’s lessons are not found, though they are there, and do not weigh', () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, guards())
    const theirs = await standIn(ctx, GLOBEX)
    await offer(theirs, course({ slug: 'sails', title: 'Sails', lessons: [lesson('jib', 'The jib', 'A curtain of rain behind the jibsail.')], pools: [], exam: null }))
    expect(await lessonsFor(theirs, 'curtain')).toEqual(['jib'])
    expect(await howFor(theirs, 'muting')).toEqual(['unknown'])
    const ours = await standIn(theirs, ACME)
    expect(await lessonsFor(ours, 'curtain')).toEqual(['curtain', 'brakes'])
    expect(await lessonsFor(ours, 'jibsail')).toEqual([])
    // The database itself answers so, whatever a caller makes up.
    const { rows } = await sql`select * from app.search_lessons(${theirs.academy.id}, 'curtain', '[{"stems": ["curtain", "jibsail"], "documents": 1}]', 100)`.execute(ours.trx)
    expect(rows).toEqual([])
  }))

test('a new version is found by what it says and no longer by what it said; a course that leaves the catalogue is forgotten', () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, guards())
    const form = guards()
    form.lessons[1] = lesson('fence', 'The fence', 'A scaffold stands before it.')
    await publishCourse(ctx, form)
    expect(await lessonsFor(ctx, 'scaffold')).toEqual(['fence'])
    expect(await howFor(ctx, 'screws')).toEqual(['unknown'])
    const stems = () => sql<{ stem: string; documents: number }>`select m.stems, m.documents from app.search_meaning(${ctx.academy.id}, 'curtain') m`.execute(ctx.trx)
    expect((await stems()).rows).toEqual([{ stems: ['curtain'], documents: 3 }])
    await publishCatalogue(ctx, 'customers', ['lockout'])
    expect(await searchCatalogue(ctx, 'curtain')).toMatchObject({ courses: [], lessons: [], meant: [{ how: 'unknown' }] })
    await publishCatalogue(ctx, 'customers', ['guards', 'lockout'])
    expect(await lessonsFor(ctx, 'curtain scaffold')).toEqual(['curtain', 'fence', 'brakes'])
  }))

test('the answers of a check cannot be searched for', () =>
  scene(ACME, 'guest', async (ctx) => {
    expect(await lessonsFor(ctx, 'what comes first')).toEqual(['lock'])
    for (const typed of ['always', 'yes']) expect(await lessonsFor(ctx, typed), typed).toEqual([])
  }))

test('whatever is typed, there is an answer', () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, guards())
    const odd = [
      '',
      '   ',
      "' or 1=1; drop table people; --",
      '| & ! ( ) :* <-> \\ "',
      "'''",
      "curtain' & !'",
      'curtain:A <2> fence',
      'a\0b',
      '\ud800\udc00\ud800',
      '🙂',
      '🙂 curtain',
      '\u202eniatruc',
      'a',
      'q',
      '%_%',
      '1e999',
      'x'.repeat(1_000_000),
      'curtain '.repeat(200_000),
      Array.from({ length: 500 }, (_, at) => `word${at}`).join(' '),
      '\u0301\u0301\u0301',
      'ـــــ',
    ]
    for (const typed of odd) {
      const found = await searchCatalogue(ctx, typed)
      expect(found.meant.length, typed.slice(0, 40)).toBeLessThanOrEqual(60)
    }
    expect((await searchCatalogue(ctx, Array.from({ length: 500 }, () => 'fence curtain carton beam').join(' '))).lessons.length).toBeGreaterThan(0)
    expect((await howFor(ctx, Array.from({ length: 20 }, (_, at) => `w${at}`).join(' '))).slice(12)).toEqual(Array(8).fill('over'))
    expect(await lessonsFor(ctx, '🙂 curtain')).toEqual(['curtain', 'brakes'])
  }))
