import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { letIn, passwordFits, passwordOf, requestLink } from '@stoa/domain/people'
import { Button, Field, Notice, PageTitle, PasswordField, TextLink, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { PasskeyButton, useCanPasskeys } from '../passkey-button.tsx'
import { Email, said } from '../person-fields.ts'
import { paths, safeReturn } from '../paths.ts'
import { allow, answerTo, formOf, transact } from '../request.server.ts'
import { goIn, openedFrom } from '../session.server.ts'
import { Shell } from '../shell.tsx'
import { typedIn } from '../typed.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.common.signIn }]

const SignIn = z.object({
  email: Email,
  password: z.string().max(200, said('passwordLong')).default(''),
  link: z.string().optional(),
  to: z.string().max(2000).optional(),
})

/** How one gets in here; who is in already goes on, and who is in as far as their second factor goes on with that. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = safeReturn(new URL(request.url).searchParams.get('to'), context.origin)
  if (await context.viewer()) throw redirect(to)
  if (await context.session()) throw redirect(paths.secondFactor(to))
  return { to, policy: context.academy.sign_in_policy }
}

/** POST signs in by password, or has a one-time link sent. Known and unknown addresses get the same words after the same work. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  try {
    const form = await formOf(request, SignIn)
    const to = safeReturn(form.to, context.origin)
    await allow(args, `sign-in from ${context.clientAddress}`, 60, 900)
    if (form.link) {
      await allow(args, `link for ${form.email}`, 5, 900)
      await transact(args, 'write', (ctx) => requestLink(ctx, { email: form.email, purpose: 'sign-in', returnTo: to }))
      return { sent: form.email }
    }
    // Whoever tries passwords is stopped without stopping the person themselves, who comes from elsewhere; and all of them together later.
    await allow(args, `sign-in as ${form.email} from ${context.clientAddress}`, 10, 900)
    await allow(args, `sign-in as ${form.email}`, 100, 900)
    // Read, compare, write: the comparison takes a core for a while and must not hold a connection.
    const known = await transact(args, 'read', (ctx) => passwordOf(ctx, form.email))
    if (!(await passwordFits(known?.hash ?? null, form.password))) throw new Refusal('people/wrong-credentials')
    const from = await openedFrom(args)
    return await transact(args, 'write', async (ctx) => {
      const entry = await letIn(ctx, known!, { opened_by: 'password', return_to: to })
      return goIn(ctx, { ...entry, person_id: known!.id, to }, { ...from, by: 'password' })
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function SignInPage() {
  const { to, policy } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { w: { common, security, signIn: w }, t } = useLanguage()
  const stopped = refusedIn(answer)
  const canPasskeys = useCanPasskeys()
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title={common.signIn} lead={to === '/' ? undefined : w.comesBack} />
        <div className="grid gap-6">
          {answer && 'sent' in answer && (
            <Notice tone="ok">{t(w.linkSent, { email: answer.sent })}</Notice>
          )}
          <FormError refused={stopped} />
          <Form method="post" className="grid gap-5">
            <input type="hidden" name="to" value={to} />
            <Field
              name="email"
              type="email"
              label={security.email}
              autoComplete="username"
              required
              defaultValue={typedIn(stopped, 'email')}
              error={stopped?.fields.email}
            />
            <PasswordField
              name="password"
              label={security.password}
              show={w.show}
              hide={w.hide}
              autoComplete="current-password"
              error={stopped?.fields.password}
            />
            <Button look="go" size="l">
              {common.signIn}
            </Button>
            <Button name="link" value="yes">
              {security.sendLinkInstead}
            </Button>
          </Form>
          {canPasskeys && (
            <PasskeyButton wide wish={() => ({ purpose: 'sign-in', to })} done={(done) => location.assign(done.to)}>
              {w.withPasskey}
            </PasskeyButton>
          )}
          <p className="flex flex-wrap gap-x-6 text-s">
            <TextLink href={paths.forgotten()}>{w.forgotten}</TextLink>
            {policy !== 'invited' && <TextLink href={paths.signUp(to)}>{common.makeAccount}</TextLink>}
          </p>
        </div>
      </Wrap>
    </Shell>
  )
}
