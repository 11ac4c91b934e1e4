import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signedIn } from '@stoa/domain/tenancy'
import { z } from 'zod'
import { nameTrouble, NameOrNone } from '../person-fields.ts'
import { languageFor } from '../page-words.server.ts'
import { paths } from '../paths.ts'
import { allow, formOf, resource, transact } from '../request.server.ts'
import { whyNotPrintable } from '../printable.server.ts'

const Typed = z.object({ name: NameOrNone })

/** POST says, to a script, whether a name can stand on a certificate while it is typed. It writes nothing but a count of tries: drawing
 *  costs a moment of a core.  who: the signed in */
export async function action(args: ActionFunctionArgs) {
  return resource(args, async () => {
    const { name } = await formOf(args.request, Typed)
    const { id } = await transact(args, 'read', async (ctx) => signedIn(ctx))
    await allow(args, `printable names of ${id}`, 240, 900)
    const trouble = name ? await whyNotPrintable(name) : null
    return Response.json({ printed: name ?? '', trouble: trouble && nameTrouble(languageFor(args.context), trouble) })
  })
}

/** Opened by itself, it leads to the profile, where names are typed. */
export const loader = () => redirect(paths.account())
