import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { hashPassword, readSignUpDomains, requestLink } from '@stoa/domain/people'
import { Button, ButtonLink, EmptyState, Field, Notice, PageTitle, PasswordField, TextLink, Wrap } from '@stoa/ui'
import { sayOneOf } from '@stoa/words'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { Email, Name, NewPassword, nameTrouble, PASSWORD_MIN } from '../person-fields.ts'
import { paths, safeReturn } from '../paths.ts'
import { languageFor } from '../page-words.server.ts'
import { allow, answerTo, formOf, serve, transact } from '../request.server.ts'
import { whyNotPrintable } from '../printable.server.ts'
import { keepSignUp } from '../session.server.ts'
import { Shell } from '../shell.tsx'
import { typedIn } from '../typed.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.common.makeAccount }]

const SignUp = z.object({
  name: Name,
  email: Email,
  password: NewPassword,
  to: z.string().max(2000).optional(),
})

/** Who may make an account here; who is in already goes on. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const to = safeReturn(new URL(request.url).searchParams.get('to'), context.origin)
  if (await context.viewer()) throw redirect(to)
  if (await context.session()) throw redirect(paths.secondFactor(to))
  return data(
    { to, policy: context.academy.sign_in_policy, domains: await serve(args, readSignUpDomains), password_min: PASSWORD_MIN },
    { headers: { 'set-cookie': keepSignUp(request, context.secure).header } },
  )
}

/** POST sends the mail that finishes the account. The password is hashed and the words are said whether or not the address is known. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  try {
    const form = await formOf(request, SignUp)
    await allow(args, `sign-up from ${context.clientAddress}`, 30, 900)
    await allow(args, `sign-up as ${form.email}`, 5, 900)
    const trouble = await whyNotPrintable(form.name)
    if (trouble) throw new Refusal('input/invalid', {}, { name: nameTrouble(languageFor(args.context), trouble) })
    const passwordHash = await hashPassword(form.password)
    const kept = keepSignUp(request, context.secure)
    await transact(args, 'write', (ctx) =>
      requestLink(ctx, {
        purpose: 'sign-up',
        name: form.name,
        email: form.email,
        passwordHash,
        browser: kept.token,
        locale: context.reader.locale,
        returnTo: safeReturn(form.to, context.origin),
      }),
    )
    return data({ sent: form.email }, { headers: { 'set-cookie': kept.header } })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function SignUpPage() {
  const { to, policy, domains, password_min } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { w: { account, common, security, signIn: w }, t, locale } = useLanguage()
  const stopped = refusedIn(answer)
  const sent = answer && 'sent' in answer ? answer.sent : null
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle
          title={sent ? w.onePressLeft : common.makeAccount}
          lead={sent ? undefined : w.signUpLead}
        />
        {sent ? (
          <div className="grid gap-5">
            <Notice tone="ok">{t(w.signUpSent, { email: sent })}</Notice>
            <p className="max-w-measure text-s text-muted">{w.noMail}</p>
            <p>
              <ButtonLink href={paths.signUp(to)}>{w.typeAnew}</ButtonLink>
            </p>
          </div>
        ) : policy === 'invited' ? (
          <EmptyState icon="lock" title={w.invited}>
            {w.invitedAsk}
          </EmptyState>
        ) : (
          <div className="grid gap-6">
            <FormError refused={stopped} />
            <Form method="post" className="grid gap-5">
              <input type="hidden" name="to" value={to} />
              <Field
                name="name"
                label={account.name}
                hint={w.nameHint}
                autoComplete="name"
                required
                maxLength={200}
                defaultValue={typedIn(stopped, 'name')}
                error={stopped?.fields.name}
              />
              <Field
                name="email"
                type="email"
                label={security.email}
                hint={domains.length > 0 ? t(w.domains, { domains: sayOneOf(domains, locale) }) : undefined}
                autoComplete="username"
                required
                defaultValue={typedIn(stopped, 'email')}
                error={stopped?.fields.email}
              />
              <PasswordField
                name="password"
                label={security.password}
                hint={t(w.passwordHint, { min: password_min })}
                show={w.show}
                hide={w.hide}
                autoComplete="new-password"
                required
                error={stopped?.fields.password}
              />
              <Button look="go" size="l">
                {w.makeMyAccount}
              </Button>
            </Form>
            <p className="text-s">
              <TextLink href={paths.signIn(to)}>{w.haveAccount}</TextLink>
            </p>
          </div>
        )}
      </Wrap>
    </Shell>
  )
}
