import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { enroll } from '@stoa/domain/learning'
import { z } from 'zod'
import { paths, safeReturn } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'

const Start = z.object({ to: z.string().max(2000).optional() })

/** POST starts a course and goes on, to its page or to where it was asked from; a guest signs in first and lands on the course again. */
export async function action(args: ActionFunctionArgs) {
  const course = args.params.course!
  if (!(await args.context.viewer())) return redirect(paths.signIn(paths.course(course)))
  const { to } = await formIn(args, Start)
  return serve(args, async (ctx) => {
    await enroll(ctx, course)
    return redirect(to ? safeReturn(to, args.context.origin) : paths.course(course))
  })
}

/** Opened by itself, it leads to the course. */
export function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.course(params.course!))
}
