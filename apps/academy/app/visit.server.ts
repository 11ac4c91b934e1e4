import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { VISIT_DAYS } from '@stoa/domain/learning'
import { newToken } from '@stoa/domain/people'
import { cookieValue } from './cookie-value.ts'
import { allow } from './request.server.ts'

const nameOf = (secure: boolean) => (secure ? '__Host-stoa-visit' : 'stoa-visit')
const cookie = (value: string, secure: boolean, seconds: number) =>
  `${nameOf(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`

/** out: the token of a guest's visit that this browser keeps, or null */
export const visitToken = (cookies: string | undefined, secure: boolean): string | null => cookieValue(cookies, nameOf(secure))

/** Gives a guest's browser the token under which what it tries is kept. Nothing is written with it: the visit begins with the first
 *  thing done, and whatever is sent at the same moment already carries the same token. One it has is kept for as long as it said. */
export async function giveVisit({ context }: LoaderFunctionArgs): Promise<void> {
  if (context.visit || (await context.viewer())) return
  context.visit = newToken()
  context.headers['set-cookie'] = cookie(context.visit, context.secure, VISIT_DAYS * 86_400)
}

/** Before a guest does something that is kept: they are counted like everybody who writes without an account.
 *  refuses: rate/exceeded */
export async function countVisit(args: ActionFunctionArgs): Promise<void> {
  if (await args.context.viewer()) return
  await allow(args, `visit from ${args.context.clientAddress}`, 900, 900)
  await giveVisit(args)
}

/** out: the Set-Cookie header that forgets the visit in the browser */
export const endVisit = (secure: boolean) => cookie('', secure, 0)
