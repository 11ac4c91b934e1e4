import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { act } from '@stoa/domain/tenancy'
import { z } from 'zod'
import { paths } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'
import { closeAllSessions, closeSession } from '../session.server.ts'

const SignOut = z.object({ where: z.enum(['here', 'everywhere']).default('here') })

/** POST signs out, here or on every device. */
export async function action(args: ActionFunctionArgs) {
  const { context } = args
  const { where } = await formIn(args, SignOut)
  const session = await context.session()
  return serve(args, async (ctx) => {
    if (!session) return redirect(paths.home())
    const cookie = where === 'everywhere' ? await closeAllSessions(ctx, session.viewer.id, context.secure) : await closeSession(ctx, session, context.secure)
    await act(ctx, { act: 'person/signed-out', subject: ['person', session.viewer.id], detail: { where } })
    return redirect(paths.home(), { headers: { 'set-cookie': cookie } })
  })
}

/** Opened by itself, it leads to the account, where sessions are listed. */
export const loader = () => redirect(paths.account())
