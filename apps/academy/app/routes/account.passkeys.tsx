import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { listPasskeys, mustBeFresh, removePasskey, renamePasskey } from '@stoa/domain/people'
import { Button, EmptyState, Field, Notice, Row, RuledList, Section } from '@stoa/ui'
import { useState } from 'react'
import { z } from 'zod'
import { AccountFrame } from '../account-frame.tsx'
import { AddPasskey } from '../add-passkey.tsx'
import { uuid } from '../attempt-form.ts'
import { deviceOf } from '../device.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { KeepCodes } from '../keep-codes.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { DeviceName } from '../person-fields.ts'
import { paths } from '../paths.ts'
import { languageFor } from '../page-words.server.ts'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { typedIn } from '../typed.ts'
import { sayInstant } from '../words.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.security.passkeys }]

const Change = z.discriminatedUnion('what', [
  z.object({ what: z.literal('rename'), passkey: z.string().transform(uuid), name: DeviceName }),
  z.object({ what: z.literal('remove'), passkey: z.string().transform(uuid) }),
])

/** One's passkeys, and what to call a new one.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  const { hostname, searchParams } = new URL(args.request.url)
  const device = searchParams.get('name')?.slice(0, 60) || deviceOf(languageFor(args.context), args.request.headers.get('user-agent') ?? '')
  return serve(args, async (ctx) => ({ passkeys: await listPasskeys(ctx), here: hostname, device }))
}

/** POST renames a passkey or takes it off; making one is for scripts, through `passkeys`. */
export async function action(args: ActionFunctionArgs) {
  const session = await args.context.session()
  return submit(args, Change, async (ctx, form) => {
    await mustBeFresh(ctx, session?.id ?? '')
    if (form.what === 'rename') await renamePasskey(ctx, form.passkey, form.name)
    else await removePasskey(ctx, form.passkey)
    return redirect(paths.passkeys())
  })
}

export default function PasskeysPage() {
  const { passkeys, here, device } = useLoaderData<typeof loader>()
  const stopped = refusedIn(useActionData<typeof action>())
  const changed = typedIn(stopped, 'passkey')
  const { academy } = useRoot()!
  const { w: { secondFactor: w, security }, t, locale } = useLanguage()
  const { revalidate } = useRevalidator()
  const [made, setMade] = useState<{ codes: string[] } | null>(null)
  const said = (at: Date) => sayInstant(at, locale, academy.time_zone)
  if (made && made.codes.length > 0)
    return (
      <AccountFrame title={security.keepCodes} lead={w.passkeyMade}>
        <KeepCodes codes={made.codes} to={paths.passkeys()} />
      </AccountFrame>
    )
  return (
    <AccountFrame title={security.passkeys} lead={w.passkeysLead}>
      {made && <Notice tone="ok">{w.passkeyMadeUse}</Notice>}
      <FormError refused={stopped} at={{ name: `name-${changed}` }} />
      {passkeys.length === 0 ? (
        <EmptyState icon="key" title={w.noneYet}>
          {w.noneYetAdd}
        </EmptyState>
      ) : (
        <RuledList>
          {passkeys.map((one) => (
            <Row
              key={one.id}
              title={one.name}
              detail={t(one.host === here ? w.forHost : w.forOtherHost, { host: one.host })}
              meta={
                <>
                  <span>{t(w.made, { at: said(one.created_at) })}</span>
                  <span>{one.last_used_at ? t(security.lastUsed, { at: said(one.last_used_at) }) : w.notUsedYet}</span>
                </>
              }
            >
              <details className="mt-2" open={changed === one.id}>
                <summary className="inline-flex min-h-7 cursor-pointer items-center text-s font-semibold text-accent-text hover:underline">
                  {w.renameOrRemove}<span className="sr-only"> {one.name}</span>
                </summary>
                <div className="mt-3 flex flex-wrap items-end gap-3">
                  <Form method="post" className="flex flex-wrap items-end gap-3">
                    <input type="hidden" name="passkey" value={one.id} />
                    <Field
                      id={`name-${one.id}`}
                      name="name"
                      label={w.newName}
                      defaultValue={(changed === one.id ? typedIn(stopped, 'name') : undefined) ?? one.name}
                      maxLength={60}
                      required
                      error={changed === one.id ? stopped?.fields.name : undefined}
                    />
                    <Button name="what" value="rename">
                      {w.rename}
                    </Button>
                  </Form>
                  <Form method="post">
                    <input type="hidden" name="passkey" value={one.id} />
                    <Button name="what" value="remove" look="bare">
                      {w.remove}
                    </Button>
                  </Form>
                </div>
              </details>
            </Row>
          ))}
        </RuledList>
      )}
      <Section id="add" title={w.onThisDevice}>
        <div className="pt-4">
          <AddPasskey
            device={device}
            here={paths.passkeys()}
            done={(answer) => {
              setMade(answer)
              revalidate()
            }}
          />
        </div>
      </Section>
    </AccountFrame>
  )
}
