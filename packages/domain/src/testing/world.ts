import { sql, type Database } from '@stoa/db'
import { applyCertification } from '../credentials/index.ts'
import { publishCatalogue, publishCourse, type CourseForm, type QuestionForm } from '../library/index.ts'
import { applyPerson, applySupervisions, type RoleForm } from '../people/index.ts'
import { applyAcademy, applyCompany, applyOrganization, tenantContext, type TenantCtx } from '../tenancy/index.ts'

/** The academies of either company. `customers` is open, `people` for addresses of the company, `partners` by invitation, and `kestrel`
 *  belongs to the customer of that name. */
export const academies = ['customers', 'people', 'partners', 'kestrel'] as const
export type AcademySlug = (typeof academies)[number]

/** Somebody for each role; and a client of Kestrel, whom its manager manages, somebody led by the supervisor, and one more learner. */
export const inhabitants = [
  'owner',
  'admin',
  'author',
  'auditor',
  'support',
  'organization-manager',
  'supervisor',
  'learner',
  'client',
  'led',
  'other',
] as const
export type Inhabitant = (typeof inhabitants)[number]

/** A company in the test's database, by ids. */
export interface World {
  id: string
  academies: Record<AcademySlug, string>
  people: Record<Inhabitant, string>
}

/** Makes a company with four academies, two organizations, everybody above and one course with an exam and a certification. */
export async function makeWorld(db: Database, slug: string): Promise<World> {
  return db.tenant(crypto.randomUUID(), 'write', async (open) => {
    const { rows } = await sql<{ id: string }>`select app.register_tenant(${slug}, true) as id`.execute(open.trx)
    const id = rows[0]!.id
    await sql`select set_config('app.tenant_id', ${id}, true)`.execute(open.trx)
    const ctx = tenantContext(open, 'world', { kind: 'operator', id: null })
    await applyCompany(ctx, {
      name: slug,
      legal_name: `${slug} Ltd`,
      place: 'Bergen',
      locale: 'en',
      time_zone: 'Europe/Oslo',
      second_factor: 'optional',
      logo_sha256: null,
      embed_hosts: [],
    })
    for (const [name, kind] of [
      ['kestrel', 'customer'],
      ['northwind', 'partner'],
    ] as const)
      await applyOrganization(ctx, { slug: name, name, kind, domains: [`${name}.example`] })
    for (const academy of academies) await applyAcademy(ctx, academyForm(academy, slug), { tenant: slug, domain: 'stoa.test' })
    for (const who of inhabitants) await settleIn(ctx, who, slug)
    await applySupervisions(ctx, emailOf('supervisor', slug), [emailOf('led', slug)])
    await publishCourse(ctx, course())
    for (const academy of ['customers', 'kestrel']) await publishCatalogue(ctx, academy, ['lockout'])
    await applyCertification(ctx, certification())
    return { id, academies: await academiesOf(ctx), people: await peopleOf(ctx, slug) }
  })
}

/** The address somebody has in a company. */
export const emailOf = (who: Inhabitant, company: string) =>
  `${who}@${who === 'client' || who === 'organization-manager' ? 'kestrel' : company}.example`

function academyForm(slug: AcademySlug, company: string) {
  const policy = ({ customers: 'open', people: 'domains', partners: 'invited', kestrel: 'open' } as const)[slug]
  return {
    slug,
    name: `${company} ${slug}`,
    tagline: 'Learn it here',
    description: 'An academy',
    kind: slug === 'people' ? ('employees' as const) : slug === 'partners' ? ('partners' as const) : ('customers' as const),
    locale: 'en',
    time_zone: 'Europe/Oslo',
    currency: 'EUR',
    organization: slug === 'kestrel' ? 'kestrel' : null,
    hosts: [`${slug}.${company}.test`],
    alias: null,
    sign_in: { policy, domains: policy === 'domains' ? [`${company}.example`] : [] },
    brand: {
      ink: 'oklch(0.2 0.02 150)',
      accent: 'oklch(0.6 0.1 150)',
      paper: 'oklch(0.98 0.01 150)',
      corner: 0.5,
      shadow: 0.5,
      display_face: 'archivo' as const,
      hero: 'dark' as const,
    },
  }
}

async function settleIn(ctx: TenantCtx, who: Inhabitant, company: string): Promise<void> {
  const isClient = who === 'client' || who === 'organization-manager'
  const isPlain = ['learner', 'client', 'led', 'other', 'organization-manager'].includes(who)
  const roles: RoleForm[] =
    who === 'organization-manager' ? [{ role: who, organization: 'kestrel' }] : isPlain ? [] : [{ role: who as RoleForm['role'] }]
  const memberships = [{ academy: 'customers', ...(isClient ? { organization: 'kestrel' } : {}) }]
  await applyPerson(ctx, { email: emailOf(who, company), name: `${who} of ${company}`, roles, memberships, supervises: [] }, 'en')
}

async function academiesOf(ctx: TenantCtx): Promise<World['academies']> {
  const rows = await ctx.trx.selectFrom('academies').select(['id', 'slug']).execute()
  return Object.fromEntries(rows.map(({ id, slug }) => [slug, id])) as World['academies']
}

async function peopleOf(ctx: TenantCtx, company: string): Promise<World['people']> {
  const rows = await ctx.trx.selectFrom('people').select(['id', 'email']).execute()
  return Object.fromEntries(inhabitants.map((who) => [who, rows.find((row) => row.email === emailOf(who, company))!.id])) as World['people']
}

/** The course of the world as it was published: two lessons, four blocks, two pools of three questions. What is right begins with "Right". */
export function course(changes: Partial<CourseForm> = {}): CourseForm {
  const text = (slug: string, markdown: string) => ({ slug, kind: 'text' as const, source: { markdown } })
  const quiz = {
    kind: 'single',
    prompt: 'What comes first?',
    explanation: 'Always.',
    choices: [
      { text: 'Run', feedback: 'No.' },
      { text: 'Look', correct: true, feedback: 'Yes.' },
    ],
  }
  return {
    slug: 'lockout',
    title: 'Lockout',
    summary: 'Work on a machine that cannot start.',
    language: 'en',
    for: 'Everybody',
    outcomes: ['Lock a machine out'],
    skills: [
      { slug: 'locking', title: 'Locking' },
      { slug: 'testing', title: 'Testing' },
    ],
    cover: null,
    cover_alt: '',
    lessons: [
      {
        slug: 'look',
        title: 'Look',
        minutes: 3,
        summary: '',
        blocks: [text('why', 'Machines move.'), { slug: 'watch', kind: 'callout', source: { markdown: 'Stop.', tone: 'danger', title: 'Stop' } }],
      },
      { slug: 'lock', title: 'Lock', minutes: 4, summary: '', blocks: [text('how', 'With a lock.'), { slug: 'quiz', kind: 'check', source: quiz }] },
    ],
    pools: [
      { slug: 'locks', skill: 'locking', questions: [question('lock-1', 'how'), question('lock-2', 'how'), question('lock-3', 'why', 'multiple')] },
      { slug: 'tests', skill: 'testing', questions: [question('test-1', 'why'), question('test-2', 'why'), question('test-3', 'how', 'multiple')] },
    ],
    exam: {
      title: 'Lockout exam',
      minutes: 30,
      pass_percent: 75,
      attempts_max: 3,
      cooldown_hours: 0,
      draw: [
        { pool: 'locks', count: 2 },
        { pool: 'tests', count: 2 },
      ],
      rules: ['Alone'],
    },
    ...changes,
  }
}

function question(id: string, block: string, kind: 'single' | 'multiple' = 'single'): QuestionForm {
  const right = kind === 'single' ? ['Right'] : ['Right one', 'Right two']
  const choices = [...right.map((text) => ({ text, correct: true })), { text: 'Wrong', correct: false }, { text: 'Wrong too', correct: false }]
  return { id, kind, block, difficulty: 1, prompt: `${id}?`, choices, explanation: `Because ${id}.` }
}

/** The certification that the course earns: good for 24 months. */
export const certification = () => ({
  slug: 'locker',
  title: 'Locker',
  course: 'lockout',
  valid_months: 24,
  serial_prefix: 'LCK',
  statement: 'may lock machines out',
  skills: ['Locking'],
})
