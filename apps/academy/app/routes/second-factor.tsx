import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { ButtonLink, Button, Notice, PageTitle, Section, Wrap } from '@stoa/ui'
import { useState } from 'react'
import { deviceOf } from '../device.ts'
import { titleWords, useLanguage } from '../language.tsx'
import { paths, safeReturn } from '../paths.ts'
import { AddPasskey } from '../add-passkey.tsx'
import { languageFor } from '../page-words.server.ts'
import { KeepCodes } from '../keep-codes.tsx'
import { Shell } from '../shell.tsx'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.secondFactor.title }]

/** Where somebody sets up the second factor that their role needs, before anything else.  who: they alone; others go on */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = safeReturn(new URL(request.url).searchParams.get('to'), context.origin)
  const session = await context.session()
  if (!session) throw redirect(paths.signIn(to))
  if (session.standing === 'whole') throw redirect(to)
  return { to, name: session.viewer.name, company: context.academy.company.name, device: deviceOf(languageFor(context), request.headers.get('user-agent') ?? '') }
}

export default function SecondFactorPage() {
  const { to, name, company, device } = useLoaderData<typeof loader>()
  const { w: { secondFactor: w, security }, t } = useLanguage()
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <Shell>
      <Wrap width="read" className="pb-18">
        <PageTitle
          title={codes ? security.keepCodes : w.setUp}
          lead={codes ? undefined : t(w.needed, { name, company })}
        />
        {codes ? (
          <KeepCodes codes={codes} to={to} />
        ) : (
          <div className="grid gap-10">
            <Notice>{w.why}</Notice>
            <Section id="passkey" title={w.passkey}>
              <p className="py-3 text-muted">{w.passkeyAbout}</p>
              <AddPasskey
                device={device}
                here={paths.secondFactor(to)}
                done={({ codes: made }) => (made.length > 0 ? setCodes(made) : location.assign(to))}
              />
            </Section>
            <Section id="app" title={w.anApp}>
              <p className="py-3 text-muted">{w.appAbout}</p>
              <ButtonLink href={`${paths.authenticator()}?to=${encodeURIComponent(to)}`} icon="arrow-right">
                {security.setUpApp}
              </ButtonLink>
            </Section>
            <Form method="post" action={paths.session()}>
              <Button look="bare" icon="log-out">
                {w.notNow}
              </Button>
            </Form>
          </div>
        )}
      </Wrap>
    </Shell>
  )
}
