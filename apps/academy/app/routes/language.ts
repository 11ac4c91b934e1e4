import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { chooseLanguage } from '@stoa/domain/people'
import { z } from 'zod'
import { ownPath, paths } from '../paths.ts'
import { Language } from '../person-fields.ts'
import { keepLanguage } from '../reader.server.ts'
import { formIn, serve } from '../request.server.ts'

const Choice = z.object({ locale: Language, to: z.string().max(2000).optional() })

/** POST chooses the language that pages speak: in the account of whoever has one, else in this browser. Goes back to where it was chosen. */
export async function action(args: ActionFunctionArgs) {
  const { context } = args
  const { locale, to } = await formIn(args, Choice)
  const back = ownPath(to, context.origin)
  if (!(await context.session())) return redirect(back, { headers: { 'set-cookie': keepLanguage(locale, context.secure) } })
  return serve(args, async (ctx) => {
    await chooseLanguage(ctx, locale)
    return redirect(back)
  }, 'setting-up')
}

/** Opened by itself, it leads to the start, whose end has the choice. */
export const loader = () => redirect(paths.home())
