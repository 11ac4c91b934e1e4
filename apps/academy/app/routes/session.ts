import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signOut } from '@stoa/domain/people'
import { z } from 'zod'
import { paths } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'
import { closedSession } from '../session.server.ts'

const SignOut = z.object({ where: z.enum(['here', 'everywhere']).default('here') })

/** POST signs out, here or on every device. */
export async function action(args: ActionFunctionArgs) {
  const { context } = args
  const { where } = await formIn(args, SignOut)
  const session = await context.session()
  return serve(args, async (ctx) => {
    if (!session) return redirect(paths.home())
    await signOut(ctx, session, where)
    return redirect(paths.home(), { headers: { 'set-cookie': closedSession(context.secure) } })
  })
}

/** Opened by itself, it leads to the account, where sessions are listed. */
export const loader = () => redirect(paths.account())
