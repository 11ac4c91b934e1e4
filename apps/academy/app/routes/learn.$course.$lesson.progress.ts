import type { ActionFunctionArgs } from '@remix-run/node'
import { recordProgress } from '@stoa/domain/learning'
import { z } from 'zod'
import { briefly } from '../briefly.server.ts'
import { formOf, resource } from '../request.server.ts'
import { countVisit } from '../visit.server.ts'

const Entry = z.object({
  block: z.string().min(1).max(60),
  content_hash: z.string().max(64).optional(),
  done: z.boolean(),
  second: z.int().min(0).max(86_400),
  age_seconds: z.int().min(0).max(40 * 86_400),
})

const Read = z.object({
  /** For whom it was kept: by the time it arrives, somebody else may be signed in. */
  person: z.union([z.uuid(), z.literal('guest')]).optional(),
  entries: z
    .string()
    .transform((text, issues) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        issues.addIssue({ code: 'custom', message: 'no JSON' })
        return z.NEVER
      }
    })
    .pipe(z.array(Entry).min(1).max(500)),
})

/** Every answer is a Response made here: the server calls the action itself (server/routes.ts). */
export const handle = { answers_scripts: true }

/** POST keeps what was read and where its reader is, as a browser noted it, perhaps a while ago. */
export async function action(args: ActionFunctionArgs) {
  return resource(args, async () => {
    const { person, entries } = await formOf(args.request, Read)
    await countVisit(args)
    await briefly(args, 'write', (ctx) => recordProgress(ctx, args.params.course!, entries, { person }))
    return new Response(null, { status: 204 })
  })
}
