import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { revokeCertificate } from '@stoa/domain/credentials'
import { z } from 'zod'
import { paths } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'

const Revocation = z.object({ reason: z.string().trim().min(1, 'Say why: anyone who verifies will read it.').max(500, 'A reason has at most 500 characters.') })

/** POST withdraws a certificate.  who: owner or admin */
export async function action(args: ActionFunctionArgs) {
  const { reason } = await formIn(args, Revocation)
  return serve(args, async (ctx) => {
    await revokeCertificate(ctx, args.params.serial!, reason)
    return redirect(paths.verify(args.params.serial!))
  })
}

/** Opened by itself, it leads to the certificate's page. */
export const loader = ({ params }: ActionFunctionArgs) => redirect(paths.verify(params.serial!))
