import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { confirmSession, passwordFits, passwordOf, requestLink, stepOfCode, useStep, waysToConfirm } from '@stoa/domain/people'
import { signedIn } from '@stoa/domain/tenancy'
import { Button, Field, Notice, PageTitle, PasswordField, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { PasskeyButton, useCanPasskeys } from '../passkey-button.tsx'
import { said } from '../person-fields.ts'
import { safeReturn } from '../paths.ts'
import { allow, answerTo, formOf, serve, transact } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.security.confirm }]

const Proof = z.object({
  how: z.enum(['password', 'code', 'link']),
  password: z.string().max(200, said('passwordWrong')).default(''),
  code: z.string().max(20, said('codeWrong')).default(''),
  to: z.string().max(2000).optional(),
})

/** What this person can confirm with here, and where they go on.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  const { hostname, searchParams } = new URL(args.request.url)
  const to = safeReturn(searchParams.get('to'), args.context.origin)
  return serve(
    args,
    async (ctx) => {
      const { has_password, sealed, passkeys } = await waysToConfirm(ctx, hostname)
      return { to, email: signedIn(ctx).email, has_password, has_app: sealed !== null, has_passkey: passkeys.length > 0 }
    },
    'setting-up',
  )
}

/** POST takes a password or a code, or sends a link that signs in anew; then back to where they were. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  try {
    const form = await formOf(request, Proof)
    const to = safeReturn(form.to, context.origin)
    const session = await context.session()
    const host = new URL(request.url).hostname
    const read = await transact(
      args,
      'read',
      async (ctx) => {
        const person = signedIn(ctx)
        return { person, now: ctx.now, known: await passwordOf(ctx, person.email), ways: await waysToConfirm(ctx, host) }
      },
      'setting-up',
    )
    await allow(args, `${form.how === 'code' ? 'codes' : 'confirming'} of ${read.person.id}`, 10, 900)
    if (form.how === 'link') {
      await transact(args, 'write', (ctx) => requestLink(ctx, { email: read.person.email, purpose: 'sign-in', returnTo: to }), 'setting-up')
      return { sent: read.person.email }
    }
    if (form.how === 'password' && !(await passwordFits(read.known?.hash ?? null, form.password)))
      throw new Refusal('people/wrong-password', {}, { password: said('passwordWrong') })
    const secret =
      form.how === 'code' && read.ways.sealed ? await context.world.keyring.open(context.academy.tenant_id, 'authenticator', read.ways.sealed) : null
    const step = secret && stepOfCode(secret, form.code, read.now)
    return await transact(
      args,
      'write',
      async (ctx) => {
        if (form.how === 'code' && !(step && (await useStep(ctx, read.person.id, step))))
          throw new Refusal('people/wrong-code', {}, { code: said('codeWrong') })
        await confirmSession(ctx, session!.id, form.how === 'code' ? 'code' : 'password')
        return redirect(to)
      },
      'setting-up',
    )
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function ConfirmPage() {
  const { to, email, has_password, has_app, has_passkey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { w: { common, security: w, signIn }, t } = useLanguage()
  const stopped = refusedIn(answer)
  const canPasskeys = useCanPasskeys()
  const isSent = answer && 'sent' in answer
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title={w.confirm} lead={w.confirmLead} />
        <div className="grid gap-7">
          {isSent && <Notice tone="ok">{t(w.linkSent, { email })}</Notice>}
          <FormError refused={stopped} />
          {has_passkey && canPasskeys && (
            <PasskeyButton look={has_password ? 'plain' : 'go'} wish={() => ({ purpose: 'confirm', to })} done={(done) => location.assign(done.to)}>
              {w.usePasskey}
            </PasskeyButton>
          )}
          {has_password && (
            <Form method="post" className="grid gap-4">
              <input type="hidden" name="to" value={to} />
              <input type="hidden" name="username" autoComplete="username" value={email} />
              <PasswordField
                name="password"
                label={w.password}
                show={signIn.show}
                hide={signIn.hide}
                autoComplete="current-password"
                required
                error={stopped?.fields.password}
              />
              <Button name="how" value="password" look="go" className="justify-self-start">
                {common.goOn}
              </Button>
            </Form>
          )}
          {has_app && (
            <Form method="post" className="grid gap-4">
              <input type="hidden" name="to" value={to} />
              <Field
                name="code"
                label={w.orCode}
                inputMode="numeric"
                autoComplete="one-time-code"
                required
                className="font-code"
              dir="ltr"
                error={stopped?.fields.code}
              />
              <Button name="how" value="code" className="justify-self-start">
                {w.useCode}
              </Button>
            </Form>
          )}
          <Form method="post" className="border-t border-border pt-5">
            <input type="hidden" name="to" value={to} />
            <Button name="how" value="link" look="bare" icon="mail">
              {w.sendLinkInstead}
            </Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
