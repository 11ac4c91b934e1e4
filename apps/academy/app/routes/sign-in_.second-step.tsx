import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { finishSecondStep, readSecondStep, stepOfCode, useRecoveryCode, useStep } from '@stoa/domain/people'
import { Button, Field, PageTitle, Section, TextLink, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { PasskeyButton, useCanPasskeys } from '../passkey-button.tsx'
import { paths, safeReturn } from '../paths.ts'
import { allow, answerTo, formOf, serve, transact } from '../request.server.ts'
import { afterSecondStep, openedFrom, openSession, secondStepToken } from '../session.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'One more step' }]

const Code = z.object({ code: z.string().max(100).default(''), recovery: z.string().max(100).default('') })

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
      if (!fits && form.recovery) throw new Refusal('people/wrong-recovery-code', {}, { recovery: 'Check it letter by letter, or take another one.' })
      if (!fits) throw new Refusal('people/wrong-code', {}, { code: 'Check it digit by digit. Each code works once.' })
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
  const stopped = refusedIn(useActionData<typeof action>())
  const canPasskeys = useCanPasskeys()
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title="One more step" lead="Show that it is you with something only you have. You come back to where you were." />
        <div className="grid gap-8">
          <FormError refused={stopped} />
          {has_app && (
            <Form method="post" className="grid gap-5">
              <Field
                name="code"
                label="Code from your authenticator app"
                hint="Six digits; a new one every half minute"
                inputMode="numeric"
                autoComplete="one-time-code"
                required
                className="font-code"
                error={stopped?.fields.code}
              />
              <Button look="go" size="l">
                Go on
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
              Use your passkey
            </PasskeyButton>
          )}
          {has_passkey && canPasskeys === false && (
            <p className="text-s text-muted">
              You have a passkey, and this browser cannot use it here. Take another browser or device, or a recovery code.
            </p>
          )}
          {!has_app && !has_passkey && (
            <p>Your passkeys belong to other addresses of this company. Here, use a recovery code, and add a passkey for this address afterwards.</p>
          )}
          {has_recovery_codes && (
            <details open={(!has_app && !has_passkey) || stopped?.fields.recovery !== undefined} className="group">
              <summary className="inline-flex min-h-7 cursor-pointer items-center font-semibold text-accent-text hover:underline">
                Use a recovery code
              </summary>
              <Form method="post" className="mt-3 grid gap-5">
                <Field
                  name="recovery"
                  label="Recovery code"
                  hint="One of those you kept; each works once"
                  autoComplete="off"
                  required
                  className="font-code"
                  error={stopped?.fields.recovery}
                />
                <Button className="justify-self-start">Use it</Button>
              </Form>
            </details>
          )}
          <Section id="lost" title="Lost them all?">
            <p className="pt-3 text-s text-muted">
              Ask an administrator of this academy, or whoever runs it, to reset your second factor. They will want to make sure that it is you.
            </p>
            <p className="pt-3 text-s">
              <TextLink href={paths.signIn(to)}>Begin again</TextLink>
            </p>
          </Section>
        </div>
      </Wrap>
    </Shell>
  )
}
