import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { endBreak, takeBreak } from '@stoa/domain/learning'
import { z } from 'zod'
import { uuid } from '../attempt-form.ts'
import { paths } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'

const BreakForm = z.object({ over: z.enum(['yes', 'no']).default('no') })

/** POST begins a break of an attempt, or ends it where `over` says so, and leads back to the attempt. */
export async function action(args: ActionFunctionArgs) {
  const { over } = await formIn(args, BreakForm)
  const attempt = uuid(args.params.attempt)
  return serve(args, async (ctx) => {
    await (over === 'yes' ? endBreak(ctx, attempt) : takeBreak(ctx, attempt))
    return redirect(paths.attempt(attempt))
  })
}
