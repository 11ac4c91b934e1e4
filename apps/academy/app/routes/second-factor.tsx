import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { ButtonLink, Button, Notice, PageTitle, Section, Wrap } from '@stoa/ui'
import { useState } from 'react'
import { deviceOf } from '../device.ts'
import { paths, safeReturn } from '../paths.ts'
import { AddPasskey } from '../add-passkey.tsx'
import { KeepCodes } from '../keep-codes.tsx'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'A second factor' }]

/** Where somebody sets up the second factor that their role needs, before anything else.  who: they alone; others go on */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = safeReturn(new URL(request.url).searchParams.get('to'), context.origin)
  const session = await context.session()
  if (!session) throw redirect(paths.signIn(to))
  if (session.standing === 'whole') throw redirect(to)
  return { to, name: session.viewer.name, company: context.academy.company.name, device: deviceOf(request.headers.get('user-agent') ?? '') }
}

export default function SecondFactorPage() {
  const { to, name, company, device } = useLoaderData<typeof loader>()
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <Shell>
      <Wrap width="read" className="pb-18">
        <PageTitle
          title={codes ? 'Keep these codes' : 'Set up a second factor'}
          lead={
            codes
              ? undefined
              : `${name}, you look after other people’s learning at ${company}. Before you go on, your account needs a second proof besides your password.`
          }
        />
        {codes ? (
          <KeepCodes codes={codes} to={to} />
        ) : (
          <div className="grid gap-10">
            <Notice>
              A password can be guessed or taken. A second factor is something only you have: without it, nobody gets in as you. It takes two minutes,
              once.
            </Notice>
            <Section id="passkey" title="A passkey">
              <p className="py-3 text-muted">
                Your device asks for your fingerprint, face or PIN. Quickest to use, and it signs you in without a password too.
              </p>
              <AddPasskey
                device={device}
                here={paths.secondFactor(to)}
                done={({ codes: made }) => (made.length > 0 ? setCodes(made) : location.assign(to))}
              />
            </Section>
            <Section id="app" title="An authenticator app">
              <p className="py-3 text-muted">An app on your telephone shows six digits that change every half minute. Works with any browser.</p>
              <ButtonLink href={`${paths.authenticator()}?to=${encodeURIComponent(to)}`} icon="arrow-right">
                Set up an app
              </ButtonLink>
            </Section>
            <Form method="post" action={paths.session()}>
              <Button look="bare" icon="log-out">
                Not now: sign out
              </Button>
            </Form>
          </div>
        )}
      </Wrap>
    </Shell>
  )
}
