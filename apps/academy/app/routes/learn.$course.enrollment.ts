import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { enroll } from '@stoa/domain/learning'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'

/** POST starts a course; a guest signs in first and lands on the course again. */
export async function action(args: ActionFunctionArgs) {
  const course = args.params.course!
  if (!(await args.context.viewer())) return redirect(paths.signIn(paths.course(course)))
  return serve(args, async (ctx) => {
    await enroll(ctx, course)
    return redirect(paths.course(course))
  })
}

/** Opened by itself, it leads to the course. */
export function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.course(params.course!))
}
