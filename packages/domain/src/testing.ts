/** The ground for tests of the domain: a database of the file's own, in it two companies that are made alike, and scenes in which
 *  verbs are called as somebody of one of them. The worker's tests stand on it too. */
import { afterAll, beforeAll } from 'vitest'
import { Database, sql, type TenantTransaction } from '@stoa/db'
import { clone, type Clone } from '@stoa/db/testing'
import { enroll, readAttempt, saveResponse, startAttempt, submitAttempt } from './learning/index.ts'
import { answerLinkRequest, consumeLink as pressLink, requestLink, sessionRows, type LinkWish } from './people/index.ts'
import { contextOf, loadAcademy, tenantContext, type Ctx, type TenantCtx } from './tenancy/index.ts'
import { makeWorld, type AcademySlug, type Inhabitant, type World } from './testing/world.ts'

export { certification, course, emailOf, type AcademySlug, type Inhabitant, type World } from './testing/world.ts'

export const ACME = 'acme'
export const GLOBEX = 'globex'
export type Company = typeof ACME | typeof GLOBEX
export type Who = Inhabitant | 'guest'

interface Ground {
  copy: Clone
  /** As superuser, whom no rule binds: for what only somebody with the whole database could do. */
  superuser: Database
  worlds: Record<Company, World>
}
let standing: Ground | undefined

/** Called once at the top of a test file: its database is made before the first test and dropped after the last. */
export function useGround(): void {
  beforeAll(async () => {
    const copy = await clone()
    standing = {
      copy,
      superuser: new Database(copy.superuserUrl, { connections: 2 }),
      worlds: { acme: await makeWorld(copy.db, ACME), globex: await makeWorld(copy.db, GLOBEX) },
    }
  })
  afterAll(async () => {
    await standing?.superuser.close()
    await standing?.copy.drop()
  })
}

/** out: the ground under this file's tests */
export function ground(): Ground {
  if (!standing) throw new Error('useGround() is not called at the top of this file')
  return standing
}

export const world = (company: Company): World => ground().worlds[company]
export const personOf = (company: Company, who: Inhabitant): string => world(company).people[who]

/** Calls verbs as somebody, in a transaction whose constraints are checked as a commit would and which is then always taken back.
 *  in: whose company; who looks; fn; through which academy · out: what fn returns */
export async function scene<T>(company: Company, who: Who, fn: (ctx: Ctx) => Promise<T>, academy: AcademySlug = 'customers'): Promise<T> {
  const over = new Error('the scene is over')
  let result: { value: T } | undefined
  try {
    await lasting(
      company,
      who,
      async (ctx) => {
        result = { value: await fn(ctx) }
        await asIfCommitted(ctx)
        throw over
      },
      academy,
    )
  } catch (error) {
    if (error !== over) throw error
  }
  return result!.value
}

/** The same, committed: for what several connections or only a commit can show. */
export async function lasting<T>(company: Company, who: Who, fn: (ctx: Ctx) => Promise<T>, academy: AcademySlug = 'customers'): Promise<T> {
  return ground().copy.db.tenant(world(company).id, 'write', async (open) => fn(await contextAs(open, company, who, academy)))
}

/** What jobs and the operator work with, taken back at the end like a scene. */
export async function jobScene<T>(company: Company, fn: (ctx: TenantCtx) => Promise<T>): Promise<T> {
  return scene(company, 'guest', (ctx) => fn(tenantContext(ctx, 'job', { kind: 'job', id: null })))
}

/** Somebody else of the same company, or the same one at another academy, in the same transaction. */
export async function as(ctx: Ctx, who: Who, academy: AcademySlug = 'customers'): Promise<Ctx> {
  return contextAs(ctx, ctx.academy.tenant_id === world(ACME).id ? ACME : GLOBEX, who, academy)
}

/** Switches the tenant inside the same transaction: what the scene made is really there, and must be hidden.
 *  out: somebody's context in the other company, for verbs that are to be called as there */
export async function standIn(ctx: TenantCtx, company: Company, who: Who = 'guest', academy: AcademySlug = 'customers'): Promise<Ctx> {
  await asIfCommitted(ctx)
  await sql`select set_config('app.tenant_id', ${world(company).id}, true)`.execute(ctx.trx)
  return contextAs(ctx, company, who, academy)
}

/** The same context at a later moment of the database's clock. */
export const later = <C extends TenantCtx>(ctx: C, minutes: number): C => ({ ...ctx, now: new Date(ctx.now.getTime() + minutes * 60_000) })

/** Jobs that the transaction leaves behind, as the queue would hand them out. The app cannot read the queue, so a superuser's role does. */
export async function jobsOf(name: string): Promise<{ data: Record<string, string>; start_after: Date }[]> {
  return (await ground().superuser.pool.query(`select data, start_after from pgboss.job where name = $1 order by created_on, id`, [name])).rows
}

/** The mail that the transaction leaves behind, oldest first. */
export async function mailsIn(ctx: TenantCtx) {
  const { rows } = await sql<{ to_address: string; person_id: string | null; subject: string; text: string; html: string }>`
    select to_address, person_id, subject, text, html from outbox order by created_at, ctid`.execute(ctx.trx)
  return rows
}

/** The secrets of the one-time links in that mail. */
export const tokensIn = async (ctx: TenantCtx): Promise<string[]> =>
  (await mailsIn(ctx)).flatMap(({ text }) => /\/link\/([a-z0-9]+)/.exec(text)?.[1] ?? [])

/** What whoever starts an exam in a test has confirmed. */
export const CONFIRMED = { honour: true }

/** Takes the exam of the course and hands it in.  in: how many of the four answers are right · out: the attempt, and its completion on a pass */
export async function sitExam(ctx: Ctx, right = 4, slug = 'lockout'): Promise<{ attempt: string; completion: string | null }> {
  await enroll(ctx, slug)
  const attempt = await startAttempt(ctx, slug, CONFIRMED)
  const { items } = await readAttempt(ctx, attempt)
  for (const { position, choices } of items) {
    const wanted = position <= right ? 'Right' : 'Wrong too'
    await saveResponse(ctx, {
      attempt,
      position,
      picked: choices.filter(({ text }) => text.startsWith(wanted)).map(({ id }) => id),
      is_flagged: false,
      edit: 1,
    })
  }
  await submitAttempt(ctx, attempt, Infinity)
  const done = await ctx.trx.selectFrom('completions').select('id').where('attempt_id', '=', attempt).executeTakeFirst()
  return { attempt, completion: done?.id ?? null }
}

// A viewer is read as a request reads one: through a session, which is then forgotten.
async function contextAs(open: TenantTransaction, company: Company, who: Who, slug: AcademySlug): Promise<Ctx> {
  const academy = (await loadAcademy(open.trx, world(company).academies[slug]))!
  if (who === 'guest') return contextOf(open, 'scene', academy, null)
  const rows = sessionRows(open.trx, academy.id)
  const id = crypto.randomUUID()
  await rows.setSession({ id, userId: personOf(company, who), expiresAt: new Date(Date.now() + 60_000), attributes: { user_agent: 'scene' } })
  const [, user] = await rows.getSessionAndUser(id)
  await rows.deleteSession(id)
  return contextOf(open, 'scene', academy, user!.attributes)
}

async function asIfCommitted(ctx: TenantCtx): Promise<void> {
  // A test may end on an error of Postgres itself, after which only a rollback is left.
  await sql`set constraints all immediate`.execute(ctx.trx).catch((error: { code?: string }) => {
    if (error.code !== '25P02') throw error
  })
  await sql`set constraints all deferred`.execute(ctx.trx).catch(() => {})
}

const BROWSER = 'the token that this browser keeps'
type Asked = LinkWish extends infer W ? (W extends LinkWish ? Omit<W, 'browser' | 'locale'> & { browser?: string; locale?: string } : never) : never

/** Asks for a link and has it answered, as the worker would right after the commit.  in: the wish; another browser than this one */
export async function askForLink(ctx: Ctx, wish: Asked): Promise<void> {
  const id = await requestLink(ctx, { browser: BROWSER, locale: ctx.academy.locale, ...wish } as LinkWish)
  await answerLinkRequest(ctx, id, () => 'https://academy.test', wish.locale)
}

/** Presses a link in the browser that asked for it, or in another. */
export const consumeLink = (ctx: Ctx, token: string, browser: string | null = BROWSER, locale = ctx.academy.locale) =>
  pressLink(ctx, token, browser, '/new-password', locale)
