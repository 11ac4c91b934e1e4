import type { ActionFunctionArgs } from '@remix-run/node'
import { Refusal } from '@stoa/domain'
import { serve } from '../request.server.ts'

/** Every address that nothing else answers. */
export async function loader(args: ActionFunctionArgs) {
  return serve(args, async () => {
    throw new Refusal('page/unknown')
  })
}
export const action = loader

export default function Nothing() {
  return null
}
