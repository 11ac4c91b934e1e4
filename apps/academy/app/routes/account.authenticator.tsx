import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import {
  base32,
  beginAuthenticator,
  confirmAuthenticator,
  mustBeFresh,
  newSecret,
  otpauthUri,
  readAuthenticator,
  removeAuthenticator,
  stepOfCode,
} from '@stoa/domain/people'
import { signedIn } from '@stoa/domain/tenancy'
import { toString as qrOf } from 'qrcode'
import { z } from 'zod'
import { AccountFrame } from '../account-frame.tsx'
import { AuthenticatorForms } from '../authenticator-forms.tsx'
import { refusedIn } from '../form-error.tsx'
import { KeepCodes } from '../keep-codes.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { said } from '../person-fields.ts'
import { paths, safeReturn } from '../paths.ts'
import { allow, answerTo, formOf, isRefusal, serve, transact } from '../request.server.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.security.app }]

const Wish = z.object({ what: z.enum(['begin', 'confirm', 'remove']), code: z.string().max(20, said('codeUnfit')).default('') })
const PURPOSE = 'authenticator'

/** Whether an app is set up, and while it is being set up its secret, typed and as a picture.
 *  who: the signed in, and whoever has to set one up before anything else */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args
  const session = await context.session()
  const to = safeReturn(new URL(request.url).searchParams.get('to') ?? paths.security(), context.origin)
  const { app, email } = await serve(
    args,
    async (ctx) => {
      const { email } = signedIn(ctx)
      const app = await readAuthenticator(ctx)
      if (app && !app.confirmed_at) await mustBeFresh(ctx, session!.id)
      return { app, email }
    },
    'setting-up',
  )
  if (!app) return { state: 'none' as const, to }
  if (app.confirmed_at) return { state: 'on' as const, to }
  const secret = await context.world.keyring.open(context.academy.tenant_id, PURPOSE, app.sealed)
  const uri = otpauthUri(secret, context.academy.name, email)
  const svg = await qrOf(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  return { state: 'pending' as const, to, typed: base32(secret).match(/.{4}/g)!.join(' '), picture: `data:image/svg+xml,${encodeURIComponent(svg)}` }
}

/** POST begins with a new secret, switches it on by its first code, or takes it off. Secrets are sealed and opened between transactions. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  const session = await context.session()
  const here = `${paths.authenticator()}${new URL(request.url).search}`
  try {
    const { what, code } = await formOf(request, Wish)
    const { app, now, id } = await transact(
      args,
      'read',
      async (ctx) => {
        await mustBeFresh(ctx, session?.id ?? '')
        return { app: await readAuthenticator(ctx), now: ctx.now, id: signedIn(ctx).id }
      },
      'setting-up',
    )
    const { keyring } = context.world
    if (what === 'remove') {
      await transact(args, 'write', removeAuthenticator)
      return redirect(`${paths.security()}?done=app-off`)
    }
    if (what === 'begin') {
      const sealed = await keyring.seal(context.academy.tenant_id, PURPOSE, newSecret())
      await transact(args, 'write', (ctx) => beginAuthenticator(ctx, sealed), 'setting-up')
      return redirect(here)
    }
    await allow(args, `codes of ${id}`, 10, 900)
    if (!app || app.confirmed_at) return redirect(here)
    const step = stepOfCode(await keyring.open(context.academy.tenant_id, PURPOSE, app.sealed), code, now)
    if (!step) throw new Refusal('input/invalid', {}, { code: said('codeUnfit') })
    const codes = await transact(args, 'write', (ctx) => confirmAuthenticator(ctx, app.sealed, step, session!.id), 'setting-up')
    return codes.length > 0 ? { codes } : redirect(`${paths.security()}?done=app-on`)
  } catch (error) {
    if (isRefusal(error) && error.code === 'access/confirm') return redirect(paths.confirm(here))
    return answerTo(args, error)
  }
}

export default function AuthenticatorPage() {
  const { security: w, secondFactor } = useLanguage().w
  const app = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const codes = answer && 'codes' in answer ? answer.codes : null
  return (
    <AccountFrame title={codes ? w.keepCodes : w.app} lead={codes ? secondFactor.appSetUp : undefined}>
      {codes ? <KeepCodes codes={codes} to={app.to} /> : <AuthenticatorForms app={app} stopped={refusedIn(answer)} />}
    </AccountFrame>
  )
}
