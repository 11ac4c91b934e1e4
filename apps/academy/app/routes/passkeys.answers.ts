import type { ActionFunctionArgs } from '@remix-run/node'
import { Refusal } from '@stoa/domain'
import {
  addPasskey,
  confirmSession,
  credentialIn,
  enter,
  finishSecondStep,
  mustBeFresh,
  passkeyNamed,
  readSecondStep,
  takeChallenge,
  usePasskey,
  verifyNewPasskey,
  verifyPasskey,
} from '@stoa/domain/people'
import { signedIn } from '@stoa/domain/tenancy'
import { z } from 'zod'
import { uuid } from '../attempt-form.ts'
import { DeviceName } from '../person-fields.ts'
import { paths, safeReturn } from '../paths.ts'
import { allow, formOf, resource, transact } from '../request.server.ts'
import { afterSecondStep, openedFrom, openSession, secondStepToken } from '../session.server.ts'

const common = { id: z.string().transform(uuid), answer: z.string().max(60_000), to: z.string().max(2000).optional() }
const Answer = z.discriminatedUnion('purpose', [
  z.object({ ...common, purpose: z.literal('register'), name: DeviceName }),
  z.object({ ...common, purpose: z.enum(['sign-in', 'second-step', 'confirm']) }),
])

/** POST takes the browser's answer, by a script: the challenge is spent first, the answer is checked between transactions, and what
 *  follows from it is written in one. */
export async function action(args: ActionFunctionArgs) {
  return resource(args, async () => {
    const form = await formOf(args.request, Answer)
    await allow(args, `passkeys from ${args.context.clientAddress}`, 60, 900)
    return form.purpose === 'register' ? register(args, form) : prove(args, form)
  })
}

async function register(args: ActionFunctionArgs, form: { id: string; answer: string; name: string }): Promise<Response> {
  const at = standingAt(args)
  const session = await args.context.session()
  const wish = (person_id: string) => ({ purpose: 'register' as const, host: at.host, person_id })
  const challenge = await transact(args, 'write', (ctx) => takeChallenge(ctx, form.id, wish(signedIn(ctx).id)), 'setting-up')
  const key = await verifyNewPasskey(form.answer, { ...at, challenge })
  const codes = await transact(
    args,
    'write',
    async (ctx) => {
      await mustBeFresh(ctx, session!.id)
      return addPasskey(ctx, at.host, key, form.name, session!.id)
    },
    'setting-up',
  )
  return Response.json({ to: paths.passkeys(), codes })
}

async function prove(args: ActionFunctionArgs, form: { id: string; answer: string; purpose: string; to?: string | undefined }): Promise<Response> {
  const { context, request } = args
  const at = standingAt(args)
  const token = secondStepToken(request, context.secure)
  const session = await context.session()
  const credential = credentialIn(form.answer)
  const { challenge, key } = await transact(args, 'write', async (ctx) => {
    const purpose = form.purpose === 'sign-in' ? ('sign-in' as const) : ('confirm' as const)
    const others = { 'sign-in': null, confirm: session?.viewer.id ?? null }
    const person_id =
      form.purpose === 'second-step' ? (await readSecondStep(ctx, token, at.host)).person_id : others[form.purpose as keyof typeof others]
    const challenge = await takeChallenge(ctx, form.id, { purpose, host: at.host, person_id })
    // A refusal here would give the challenge back, and whoever guesses could go on with it: it is refused after the commit.
    return { challenge, key: await passkeyNamed(ctx, credential, at.host) }
  })
  if (!key) throw new Refusal('people/passkey-refused')
  const counter = await verifyPasskey(form.answer, { ...at, challenge }, key)
  const from = await openedFrom(args)
  const to = safeReturn(form.to, context.origin)
  return transact(
    args,
    'write',
    async (ctx) => {
      if (form.purpose === 'confirm') {
        await usePasskey(ctx, key, counter, signedIn(ctx).id)
        await confirmSession(ctx, session!.id, 'passkey')
        return Response.json({ to, codes: [] })
      }
      if (form.purpose === 'second-step') {
        const done = await finishSecondStep(ctx, token, 'passkey')
        await usePasskey(ctx, key, counter, done.person_id)
        const headers = await openSession(ctx, done.person_id, { ...from, by: done.opened_by, second_factor: 'passkey' })
        return Response.json({ to: safeReturn(done.return_to, context.origin), codes: [] }, { headers: afterSecondStep(headers, context.secure) })
      }
      await usePasskey(ctx, key, counter)
      await enter(ctx, { id: key.person_id, email: key.email })
      const headers = await openSession(ctx, key.person_id, { ...from, by: 'passkey', second_factor: 'passkey' })
      return Response.json({ to, codes: [] }, { headers })
    },
    'setting-up',
  )
}

/** Where the browser stands: an authenticator answers for this host and this origin alone. */
function standingAt({ request }: ActionFunctionArgs): { host: string; origin: string } {
  const { hostname, origin } = new URL(request.url)
  return { host: hostname, origin }
}
