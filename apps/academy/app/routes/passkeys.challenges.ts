import type { ActionFunctionArgs } from '@remix-run/node'
import { askForNewPasskey, askForPasskey, mustBeFresh, readSecondStep, waysToConfirm } from '@stoa/domain/people'
import { signedIn, type Ctx } from '@stoa/domain/tenancy'
import { z } from 'zod'
import { allow, formOf, resource, transact } from '../request.server.ts'
import { secondStepToken } from '../session.server.ts'

const Wish = z.object({ purpose: z.enum(['register', 'sign-in', 'second-step', 'confirm']) })

/** POST asks the browser, by a script, to prove a passkey of this host or to make one. One answer within five minutes is taken. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  const host = new URL(request.url).hostname
  return resource(args, async () => {
    const { purpose } = await formOf(request, Wish)
    await allow(args, `passkeys from ${context.clientAddress}`, 60, 900)
    const session = await context.session()
    const ask = (ctx: Ctx) => ({
      register: async () => {
        await mustBeFresh(ctx, session?.id ?? '')
        return askForNewPasskey(ctx, host)
      },
      'sign-in': () => askForPasskey(ctx, { purpose: 'sign-in', host, person_id: null }),
      confirm: async () => askForPasskey(ctx, { purpose: 'confirm', host, person_id: signedIn(ctx).id }, (await waysToConfirm(ctx, host)).passkeys),
      'second-step': async () => {
        const { person_id, passkeys } = await readSecondStep(ctx, secondStepToken(request, context.secure), host)
        return askForPasskey(ctx, { purpose: 'confirm', host, person_id }, passkeys)
      },
    })
    return Response.json(await transact(args, 'write', async (ctx): Promise<object> => ask(ctx)[purpose](), 'setting-up'))
  })
}
