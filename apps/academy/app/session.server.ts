import type { Database } from '@stoa/db'
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { claimVisit } from '@stoa/domain/learning'
import { newToken, sessionRows } from '@stoa/domain/people'
import type { Academy, Ctx, SignedIn } from '@stoa/domain/tenancy'
import { cookieValue } from './cookie-value.ts'
import { endVisit } from './visit.server.ts'
import { Lucia, TimeSpan, type Adapter } from 'lucia'

// lucia gives sessions their shape and their sliding life; rows, cookie reading and passwords are our own, so that it can be replaced.
const IDLE = new TimeSpan(14, 'd')
const lucia = (rows: ReturnType<typeof sessionRows>) =>
  new Lucia(rows as unknown as Adapter, { sessionExpiresIn: IDLE, getUserAttributes: (attributes) => ({ viewer: attributes as SignedIn }) })

/** Host-only where the browser can enforce it; plain http exists on this machine alone. */
const nameOf = (secure: boolean) => (secure ? '__Host-stoa' : 'stoa')

/** Who the cookie says is looking.
 *  out: null without a cookie, with two of them, or when this academy has no such session
 *  writes: an expiry that moved, in a short transaction of its own, since loaders are read only */
export async function readSession(from: {
  db: Database
  academy: Academy
  cookies: string | undefined
  secure: boolean
}): Promise<{ id: string; viewer: SignedIn } | null> {
  const id = cookieValue(from.cookies, nameOf(from.secure))
  if (!id) return null
  let moved: Date | null = null
  const found = await from.db.ask(from.academy.tenant_id, (trx) =>
    lucia(readOnly(sessionRows(trx, from.academy.id, (_, expiresAt) => (moved = expiresAt)))).validateSession(id),
  )
  if (!found.session) return null
  if (moved) await from.db.tenant(from.academy.tenant_id, 'write', ({ trx }) => sessionRows(trx, from.academy.id).moveExpiry(id, moved!))
  return { id, viewer: (found.user as unknown as { viewer: SignedIn }).viewer }
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

/** Lets a person in: always a new session, and the one whose cookie it replaces ends.  out: the Set-Cookie header */
export async function openSession(ctx: Ctx, personId: string, from: OpenedFrom & { by: 'password' | 'link' }): Promise<string> {
  const rows = lucia(sessionRows(ctx.trx, ctx.academy.id))
  if (from.replaces) await rows.invalidateSession(from.replaces)
  const session = await rows.createSession(personId, { user_agent: from.userAgent, opened_by: from.by } as never)
  return cookie(session.id, from.secure, 30 * 86_400)
}

/** Lets a person in and sends them on, with what was done in this browser before they were known, which becomes theirs.
 *  in: personId, proved; to, a path of this academy · out: the answer, good once its transaction is committed */
export async function letIn(ctx: Ctx, personId: string, from: OpenedFrom & { by: 'password' | 'link' }, to: string): Promise<Response> {
  const cookies = [await openSession(ctx, personId, from)]
  await claimVisit(ctx, personId)
  if (ctx.visit) cookies.push(endVisit(from.secure))
  return redirect(to, { headers: cookies.map((value): [string, string] => ['set-cookie', value]) })
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
export async function closeSession(ctx: Ctx, session: { id: string } | null, secure: boolean): Promise<string> {
  if (session) await lucia(sessionRows(ctx.trx, ctx.academy.id)).invalidateSession(session.id)
  return cookie('', secure, 0)
}

/** Ends every session of this person, on every device. */
export async function closeAllSessions(ctx: Ctx, personId: string, secure: boolean): Promise<string> {
  await lucia(sessionRows(ctx.trx, ctx.academy.id)).invalidateUserSessions(personId)
  return cookie('', secure, 0)
}

const cookie = (value: string, secure: boolean, seconds: number) =>
  `${nameOf(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`

// lucia deletes a session it finds expired; in a loader the row waits for the nightly job instead.
const readOnly = (rows: ReturnType<typeof sessionRows>) => ({ ...rows, deleteSession: async () => {} })
