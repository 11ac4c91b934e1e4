import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { finishSecondStep, readSecondStep, stepOfCode, useRecoveryCode, useStep } from '@stoa/domain/people'
import { Button, Field, PageTitle, Section, TextLink, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { PasskeyButton, useCanPasskeys } from '../passkey-button.tsx'
import { said } from '../person-fields.ts'
import { paths, safeReturn } from '../paths.ts'
import { allow, answerTo, formOf, serve, transact } from '../request.server.ts'
import { afterSecondStep, openedFrom, openSession, secondStepToken } from '../session.server.ts'
import { Shell } from '../shell.tsx'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.signIn.oneMoreStep }]

const Code = z.object({ code: z.string().max(100, said('codeWrong')).default(''), recovery: z.string().max(100, said('recoveryCodeWrong')).default('') })

/** What this sign-in still waits for.  who: the browser that began it, within ten minutes */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args
  const host = new URL(request.url).hostname
  return serve(args, async (ctx) => {
    const step = await readSecondStep(ctx, secondStepToken(request, context.secure), host)
    return {
      has_app: step.sealed !== null,
      has_passkey: step.passkeys.length > 0,
      has_recovery_codes: step.recovery_codes_left > 0,
      to: safeReturn(step.return_to, context.origin),
    }
  })
}

/** POST takes a code of the app or a recovery code, each once, and lets the person in. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  const token = secondStepToken(request, context.secure)
  try {
    const form = await formOf(request, Code)
    const host = new URL(request.url).hostname
    const { step, now } = await transact(args, 'read', async (ctx) => ({ step: await readSecondStep(ctx, token, host), now: ctx.now }))
    await allow(args, `codes of ${step.person_id}`, 10, 900)
    const secret = form.code && step.sealed ? await context.world.keyring.open(context.academy.tenant_id, 'authenticator', step.sealed) : null
    const at = secret && stepOfCode(secret, form.code, now)
    const from = await openedFrom(args)
    return await transact(args, 'write', async (ctx) => {
      const fits = form.recovery
        ? await useRecoveryCode(ctx, { id: step.person_id, email: step.email }, form.recovery)
        : at && (await useStep(ctx, step.person_id, at))
      if (!fits && form.recovery) throw new Refusal('people/wrong-recovery-code', {}, { recovery: said('recoveryCodeWrong') })
      if (!fits) throw new Refusal('people/wrong-code', {}, { code: said('codeWrong') })
      const done = await finishSecondStep(ctx, token, form.recovery ? 'recovery-code' : 'code')
      const headers = await openSession(ctx, done.person_id, { ...from, by: done.opened_by, second_factor: form.recovery ? 'recovery-code' : 'code' })
      return redirect(safeReturn(done.return_to, context.origin), { headers: afterSecondStep(headers, context.secure) })
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function SecondStepPage() {
  const { has_app, has_passkey, has_recovery_codes, to } = useLoaderData<typeof loader>()
  const { common, security, signIn: w } = useLanguage().w
  const stopped = refusedIn(useActionData<typeof action>())
  const canPasskeys = useCanPasskeys()
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title={w.oneMoreStep} lead={w.secondStepLead} />
        <div className="grid gap-8">
          <FormError refused={stopped} />
          {has_app && (
            <Form method="post" className="grid gap-5">
              <Field
                name="code"
                label={w.appCode}
                hint={w.appCodeHint}
                inputMode="numeric"
                autoComplete="one-time-code"
                required
                className="font-code"
              dir="ltr"
                error={stopped?.fields.code}
              />
              <Button look="go" size="l">
                {common.goOn}
              </Button>
            </Form>
          )}
          {has_passkey && canPasskeys && (
            <PasskeyButton
              look={has_app ? 'plain' : 'go'}
              size={has_app ? 'm' : 'l'}
              wish={() => ({ purpose: 'second-step', to })}
              done={(done) => location.assign(done.to)}
            >
              {security.usePasskey}
            </PasskeyButton>
          )}
          {has_passkey && canPasskeys === false && (
            <p className="text-s text-muted">{w.passkeyNotHere}</p>
          )}
          {!has_app && !has_passkey && (
            <p>{w.passkeysElsewhere}</p>
          )}
          {has_recovery_codes && (
            <details open={(!has_app && !has_passkey) || stopped?.fields.recovery !== undefined} className="group">
              <summary className="inline-flex min-h-7 cursor-pointer items-center font-semibold text-accent-text hover:underline">
                {w.useRecoveryCode}
              </summary>
              <Form method="post" className="mt-3 grid gap-5">
                <Field
                  name="recovery"
                  label={w.recoveryCode}
                  hint={w.recoveryCodeHint}
                  autoComplete="off"
                  required
                  className="font-code"
              dir="ltr"
                  error={stopped?.fields.recovery}
                />
                <Button className="justify-self-start">{w.useIt}</Button>
              </Form>
            </details>
          )}
          <Section id="lost" title={w.lost}>
            <p className="pt-3 text-s text-muted">{w.lostAsk}</p>
            <p className="pt-3 text-s">
              <TextLink href={paths.signIn(to)}>{w.beginAgain}</TextLink>
            </p>
          </Section>
        </div>
      </Wrap>
    </Shell>
  )
}
