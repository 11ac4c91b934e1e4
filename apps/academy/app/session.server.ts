import type { Database } from '@stoa/db'
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { claimVisit } from '@stoa/domain/learning'
import { newToken, sessionRows, type Opening, type Standing } from '@stoa/domain/people'
import type { Academy, Ctx, SignedIn } from '@stoa/domain/tenancy'
import { cookieValue } from './cookie-value.ts'
import { endVisit } from './visit.server.ts'
import { Lucia, TimeSpan, type Adapter } from 'lucia'
import { paths } from './paths.ts'

// lucia gives sessions their shape and their sliding life; rows, cookie reading and passwords are our own, so that it can be replaced.
const IDLE = new TimeSpan(14, 'd')
const lucia = (rows: ReturnType<typeof sessionRows>) =>
  new Lucia(rows as unknown as Adapter, {
    sessionExpiresIn: IDLE,
    getUserAttributes: (attributes) => ({ viewer: attributes as SignedIn }),
    getSessionAttributes: (attributes) => attributes as { standing: Standing; is_use_old: boolean },
  })

/** Host-only where the browser can enforce it; plain http exists on this machine alone. */
const nameOf = (secure: boolean) => (secure ? '__Host-stoa' : 'stoa')

/** A session that opens something, and what. */
export interface Session {
  id: string
  viewer: SignedIn
  standing: Exclude<Standing, 'half'>
}

/** Who the cookie says is looking.
 *  out: null without a cookie, with two of them, or when this academy has no such session, or one that lacks its second factor
 *  writes: an expiry that moved and a use long not noted, in a short transaction of its own, since loaders are read only */
export async function readSession(from: {
  db: Database
  academy: Academy
  cookies: string | undefined
  secure: boolean
}): Promise<Session | null> {
  const id = cookieValue(from.cookies, nameOf(from.secure))
  if (!id) return null
  let moved: Date | null = null
  const found = await from.db.ask(from.academy.tenant_id, (trx) =>
    lucia(readOnly(sessionRows(trx, from.academy.id, (_, expiresAt) => (moved = expiresAt)))).validateSession(id),
  )
  if (!found.session) return null
  const { standing, is_use_old } = found.session as unknown as { standing: Standing; is_use_old: boolean }
  if (standing === 'half') return null
  if (moved || is_use_old)
    await from.db.tenant(from.academy.tenant_id, 'write', async ({ trx }) => {
      const rows = sessionRows(trx, from.academy.id)
      if (moved) await rows.moveExpiry(id, moved)
      await rows.noteUse(id)
    })
  return { id, viewer: (found.user as unknown as { viewer: SignedIn }).viewer, standing }
}

/** How somebody comes in: which session this one replaces, and what with. */
export interface OpenedFrom {
  secure: boolean
  userAgent: string
  replaces: string | null
}

/** in: a route's arguments, before its transaction · out: what openSession needs to know of the request */
export async function openedFrom({ context, request }: ActionFunctionArgs): Promise<OpenedFrom> {
  return { secure: context.secure, userAgent: request.headers.get('user-agent') ?? '', replaces: (await context.session())?.id ?? null }
}

/** Lets a person in: always a new session, and the one whose cookie it replaces ends; what was done in this browser before they were
 *  known becomes theirs.  out: the Set-Cookie headers */
export async function openSession(
  ctx: Ctx,
  personId: string,
  from: OpenedFrom & { by: Opening['opened_by']; second_factor?: Opening['second_factor'] },
): Promise<Headers> {
  const rows = lucia(sessionRows(ctx.trx, ctx.academy.id))
  if (from.replaces) await rows.invalidateSession(from.replaces)
  const opening: Opening = { user_agent: from.userAgent, opened_by: from.by, second_factor: from.second_factor ?? null }
  const session = await rows.createSession(personId, opening as never)
  const headers = new Headers({ 'set-cookie': cookie(session.id, from.secure, 30 * 86_400) })
  await claimVisit(ctx, personId)
  if (ctx.visit) headers.append('set-cookie', endVisit(from.secure))
  return headers
}

/** On from the first factor: in, up to the second step, or to the page where a second factor is set up.
 *  in: what `letIn` answered, with whom it is about and where they were going */
export async function goIn(
  ctx: Ctx,
  at: { person_id: string; second_step: string | null; must_set_up: boolean; to: string },
  from: OpenedFrom & { by: 'password' | 'link' },
) {
  if (at.second_step) {
    const kept = `${secondStepName(from.secure)}=${at.second_step}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600${from.secure ? '; Secure' : ''}`
    return redirect(paths.secondStep(), { headers: { 'set-cookie': kept } })
  }
  const headers = await openSession(ctx, at.person_id, from)
  return redirect(at.must_set_up ? paths.secondFactor(at.to) : at.to, { headers })
}

const secondStepName = (secure: boolean) => (secure ? '__Host-stoa-second-step' : 'stoa-second-step')

/** out: the token of the sign-in that waits for its second factor in this browser, or null */
export const secondStepToken = (request: Request, secure: boolean): string | null => cookieValue(request.headers.get('cookie') ?? '', secondStepName(secure))

/** The Set-Cookie headers of a second step that was taken: those of the session, and nothing of the step any more. */
export function afterSecondStep(headers: Headers, secure: boolean): Headers {
  headers.append('set-cookie', `${secondStepName(secure)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`)
  return headers
}

const SIGN_UP_SECONDS = 15 * 60
const signUpName = (secure: boolean) => (secure ? '__Host-stoa-sign-up' : 'stoa-sign-up')

/** A browser that signs up keeps a token, so that the password chosen in it is taken only there. One it has is kept: a form that is
 *  sent twice is one sign-up.  out: the token and its Set-Cookie header */
export function keepSignUp(request: Request, secure: boolean): { token: string; header: string } {
  const token = signUpToken(request, secure) ?? newToken()
  return { token, header: `${signUpName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SIGN_UP_SECONDS}${secure ? '; Secure' : ''}` }
}

/** out: the token that this browser kept, or null */
export const signUpToken = (request: Request, secure: boolean): string | null => cookieValue(request.headers.get('cookie') ?? '', signUpName(secure))

/** out: the Set-Cookie header that forgets the session in the browser */
export const closedSession = (secure: boolean): string => cookie('', secure, 0)

const cookie = (value: string, secure: boolean, seconds: number) =>
  `${nameOf(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`

// lucia deletes a session it finds expired; in a loader the row waits for the nightly job instead.
const readOnly = (rows: ReturnType<typeof sessionRows>) => ({ ...rows, deleteSession: async () => {} })
