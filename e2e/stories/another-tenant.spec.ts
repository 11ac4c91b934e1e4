import { crawl, foreignPaths, saying, type Pair } from '../fuzz/crawl.ts'
import { digest, superuserOf } from '../fuzz/ground.ts'
import { randomUuid } from '../fuzz/hostile.ts'
import { chance } from '../fuzz/random.ts'
import { routesOfTheBuild } from '../fuzz/routes.ts'
import { arrive, earn, startExam, visitor, type Visitor } from '../fuzz/visitor.ts'
import type { Answer } from '../fuzz/wire.ts'
import { CUSTOMERS, expect, KESTREL, letterTo, linkIn, many, MERIDIAN, PARTNERS, PEOPLE, rows, test } from '../story.ts'

const COURSES = { halden: 'certified-robot-operator', meridian: 'hand-hygiene-and-aseptic-technique' }
const PASSWORDS = { halden: 'halden demonstration', meridian: 'meridian demonstration' }
/** Every demonstration person of halden, where they may come in. */
const PLACES: Record<string, string[]> = {
  'ingrid.solheim': [PEOPLE, CUSTOMERS, PARTNERS],
  'lukasz.zolc': [PEOPLE, CUSTOMERS, KESTREL],
  'thandiwe.mokoena': [PEOPLE],
  'wang.xiaoming': [PEOPLE, CUSTOMERS],
  'birgit.achterberg': [PEOPLE, PARTNERS],
  'odd.kvernmo': [PEOPLE],
  'mikkel.sara': [PEOPLE],
  'ada.nwosu': [KESTREL, PARTNERS],
  'mohamed.alamin': [KESTREL],
  siobhan: [KESTREL],
  'kari-anne.fjelde': [CUSTOMERS],
  'khai.nguyen': [CUSTOMERS],
  'joao.araujo': [CUSTOMERS],
  'yusuf.demirkiran': [CUSTOMERS],
  'anneliese.gross': [CUSTOMERS],
}
/** One for each of what people may do, and a learner of each academy; a soak takes everybody. */
const EACH_KIND = ['ingrid.solheim', 'lukasz.zolc', 'thandiwe.mokoena', 'wang.xiaoming', 'birgit.achterberg', 'odd.kvernmo', 'ada.nwosu', 'siobhan']
/** Words that stand nowhere but in meridian. */
const CANARY = 'kanarie'
const word = Date.now().toString(36)
const holder = { name: `Kanarie Holder ${word}`, email: `kanarie-${word}@clinic.example`, password: 'seven clean hands' }

test('nothing of another tenant is ever seen, and what belongs to it is unknown, not denied', async ({ stack }) => {
  test.setTimeout(600_000)
  const database = superuserOf(stack)
  const forget = () => database.pool.query('delete from rate_counters')
  await forget()
  const there = visitor(stack, MERIDIAN)

  const ids = await test.step('meridian is full of words that stand nowhere else', async () => {
    await arrive(stack, there, holder)
    const tenant = `tenant_id = (select id from platform.tenants where slug = 'meridian')`
    for (const [table, column] of [
      ['course_versions', 'title'],
      ['lessons', 'title'],
      ['organizations', 'name'],
      ['certification_versions', 'title'],
      ['companies', 'place'],
      ['academies', 'description'],
      ['questions', 'prompt'],
      ['choices', 'text'],
    ]) {
      await database.pool.query(`update ${table} set ${column} = 'Kanarie ' || ${column} where ${tenant}`)
    }
    await database.pool.query(`update blocks set html = '<p>Kanarie block</p>' || html where html is not null and ${tenant}`)
    // Nobody else can change what a version holds, so the web process may remember it: it begins anew, and reads these words.
    await stack.web.kill('SIGTERM')
    await stack.web.start()
    await database.pool.query(`update people set name = 'Kanarie ' || name where name not like 'Kanarie%' and ${tenant}`)
    const { attempt, serial } = await earn(there, database, COURSES.meridian)
    const open = await startExam(await visitor(stack, MERIDIAN).signIn('layla.haddad@meridian.example', PASSWORDS.meridian), COURSES.meridian)
    await visitor(stack, MERIDIAN).post('/sign-in', { email: 'layla.haddad@meridian.example', link: 'yes' })
    const token = new URL(linkIn(await letterTo(stack, 'layla.haddad@meridian.example', /sign-in link/))).pathname.split('/').pop()!
    const column = async (sql: string) => (await rows<{ x: string }>(stack, sql)).map((row) => row.x)
    const any: string[] = []
    for (const table of await column(
      `select table_name as x from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'`,
    ))
      any.push(...(await column(`select id::text as x from ${table} where ${tenant} order by id limit 2`)))
    return {
      course: [COURSES.meridian],
      lesson: await column(
        `select l.slug as x from lessons l join course_versions v on v.id = l.version_id join courses c on c.id = v.course_id
          where c.slug = '${COURSES.meridian}' and l.${tenant} order by l.position`,
      ),
      attempt: [attempt, open],
      serial: [serial],
      token: [token],
      sha256: await column(
        `select sha256 as x from renditions where ${tenant} union select pdf_sha256 from certificates where ${tenant}
          union select logo_sha256 from companies where logo_sha256 is not null and ${tenant}`,
      ),
      any,
    }
  })

  const random = chance(7)
  const pairs = foreignPaths(routesOfTheBuild(), ids, { course: COURSES.halden }, () => randomUuid(random))
  expect(pairs.length, 'addresses with meridian’s ids in them').toBeGreaterThan(30)
  const seen: string[] = []
  const judge = (who: string, path: string, answer: Answer) => {
    const text = [...answer.headers].map(([name, values]) => `${name}: ${values.join()}`).join('\n') + answer.body.toString()
    if (text.toLowerCase().includes(CANARY) || text.includes(holder.email)) seen.push(`${who}, ${path}`)
  }

  await test.step('the right person on the right host does see them', async () => {
    for (const path of [
      `/learn/${COURSES.meridian}`,
      `/learn/${COURSES.meridian}/${ids.lesson[0]}`,
      `/attempts/${ids.attempt[0]}/result`,
      `/verify/${ids.serial[0]}`,
      '/certificates',
      '/account',
    ]) {
      const answer = await there.get(path)
      expect(answer.status, path).toBe(200)
      expect(answer.body.toString().toLowerCase(), path).toContain(CANARY)
    }
    expect((await there.get(`/certificates/${ids.serial[0]}/pdf`)).body.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await there.get(`/files/${ids.sha256.find((hash) => hash)!}`)).status).toBe(200)
    expect((await visitor(stack, MERIDIAN).get(`/link/${ids.token[0]}`)).status).toBe(200)
  })

  const before = await digest(database)
  const places = Object.entries(PLACES).filter(([name]) => many(1, 0) > 0 || EACH_KIND.includes(name))
  expect(places.length).toBe(many(15, 8))
  for (const [name, hosts] of [['nobody', [CUSTOMERS, KESTREL]] as const, ...places]) {
    for (const host of hosts) {
      await test.step(`${name} at ${host}`, async () => {
        await forget()
        const email = (await rows<{ email: string }>(stack, `select email from people where email like $1 || '@%'`, [name]))[0]?.email
        const me = email ? await visitor(stack, host).signIn(email, PASSWORDS.halden) : visitor(stack, host)
        const pages = await crawl(me, (path, answer) => judge(`${name} at ${host}`, path, answer))
        expect(pages, 'pages that links lead to').toBeGreaterThan(name === 'nobody' ? 3 : 5)
        for (const pair of pairs) await expectUnknown(me, pair, (answer) => judge(`${name} at ${host}`, pair.path, answer))
      })
    }
  }
  expect(seen, 'places where something of meridian was seen').toEqual([])

  await test.step('a session of meridian is nobody here', async () => {
    const carried = visitor(stack, CUSTOMERS)
    carried.cookie = there.cookie
    expect((await carried.get('/account')).headers.get('location')?.[0]).toMatch(/^\/sign-in/)
    expect((await carried.get('/')).body.toString()).not.toContain(holder.name)
  })

  await test.step('and none of all this changed a row of meridian', async () => {
    const after = await digest(database)
    expect(
      [...after]
        .filter(([name, sum]) => name.startsWith('meridian.') && !/rate_counters|deliveries/.test(name) && before.get(name) !== sum)
        .map(([name]) => name),
    ).toEqual([])
  })
  await database.close()
})

test('a manager of one organization sees their own people, a learner nobody, an administrator everybody', async ({ stack }) => {
  const [own, others] = [[] as string[], [] as string[]]
  for (const { name, email, slug } of await rows<{ name: string; email: string; slug: string | null }>(
    stack,
    `
    select p.name, p.email, o.slug from people p join platform.tenants t on t.id = p.tenant_id and t.slug = 'halden'
      join memberships m on m.tenant_id = p.tenant_id and m.person_id = p.id
    left join organizations o on o.tenant_id = m.tenant_id and o.id = m.organization_id where p.email not like 'ada.nwosu@%'`,
  ))
    (slug === 'kestrel-integration' ? own : others).push(email, name)
  expect([own.length > 2, others.length > 2]).toEqual([true, true])
  const everything = async (me: Visitor) => {
    let text = ''
    await crawl(me, (path, answer) => void (text += path.startsWith('/people') ? answer.body.toString() : ''))
    for (const search of ['nordlys', 'brennholt', 'halden.example', '%', '_', '@'])
      text += (await me.get(`/people?search=${encodeURIComponent(search)}`)).body.toString()
    for (const after of ['', 'A', '\u0000'.slice(1), 'Zz']) text += (await me.get(`/people?after=${encodeURIComponent(after)}&key=`)).body.toString()
    return text
  }
  const manager = await everything(await visitor(stack, KESTREL).signIn('ada.nwosu@kestrel.example', PASSWORDS.halden))
  expect(
    own.filter((canary) => !manager.includes(canary)),
    'her own people are all there',
  ).toEqual([])
  expect(
    others.filter((canary) => manager.includes(canary)),
    'other organizations’ people',
  ).toEqual([])
  expect(manager).not.toMatch(/Nordlys Dairy|Brennholt Packaging/)
  const learner = await everything(await visitor(stack, KESTREL).signIn('siobhan@kestrel.example', PASSWORDS.halden))
  expect(
    [...own, ...others].filter((canary) => learner.includes(canary) && !/iobh/.test(canary)),
    'anybody at all',
  ).toEqual([])
  const admin = await everything(await visitor(stack, PEOPLE).signIn('lukasz.zolc@halden.example', PASSWORDS.halden))
  expect(
    [...own, ...others].filter((canary) => !admin.includes(canary)),
    'somebody an administrator does not see',
  ).toEqual([])
})

/** What belongs to another tenant answers as what nobody has: the same status, the same words, and never a page of it. */
async function expectUnknown(me: Visitor, { path, twin, values: [theirs, nobodys] }: Pair, look: (answer: Answer) => void): Promise<void> {
  const [answer, unknown] = await Promise.all([me.get(path), me.get(twin)])
  look(answer)
  look(await me.get(`${path}.data`))
  const issuer =
    answer.status === 302 && /^http:\/\/[^/]+\.meridian\.localhost:\d+\/verify\/MER-[0-9A-Z-]+$/.test(answer.headers.get('location')?.[0] ?? '')
  if (issuer && path.startsWith('/verify/')) return // A certificate is shown by its issuer: that one door is meant to be open.
  expect(saying(answer, theirs), `${path} is to be as unknown as ${twin}`).toEqual(saying(unknown, nobodys))
  expect(answer.status, path).not.toBe(200)
  if (!path.includes(COURSES.halden)) expect(answer.status, `${path} is unknown, not denied`).not.toBe(403)
}
