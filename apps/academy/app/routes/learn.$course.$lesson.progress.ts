import type { ActionFunctionArgs } from '@remix-run/node'
import { recordBlock } from '@stoa/domain/learning'
import { z } from 'zod'
import { formOf, resource, transact } from '../request.server.ts'

const Place = z.object({
  block: z.string().min(1).max(60),
  done: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
  second: z.coerce.number().int().min(0).max(86_400).default(0),
})

/** POST keeps the reader's place, and that a block is behind them. */
export async function action(args: ActionFunctionArgs) {
  const { course, lesson } = args.params as { course: string; lesson: string }
  return resource(args, async () => {
    const place = await formOf(args.request, Place)
    await transact(args, 'write', (ctx) => recordBlock(ctx, { course, lesson, ...place }))
    return new Response(null, { status: 204 })
  })
}
