import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { listSessions } from '@stoa/domain/people'
import { signedIn } from '@stoa/domain/tenancy'
import { Button, DefinitionList, PageTitle, Row, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayInstant } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Your account' }]

/** Who one is here, and where one is signed in. */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const { name, email } = signedIn(ctx)
    return { name, email, sessions: await listSessions(ctx) }
  })
}

export default function Account() {
  const { name, email, sessions } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  return (
    <Shell>
      <Wrap className="grid gap-10 pb-18">
        <PageTitle title="Your account" />
        <DefinitionList
          items={[
            { term: 'Name', value: name },
            { term: 'E-mail', value: email },
          ]}
        />
        <p>
          <TextLink href={paths.newPassword()} icon="lock">
            Set a new password
          </TextLink>
        </p>
        <Section id="sessions" title="Where you are signed in">
          <RuledList>
            {sessions.map((one, at) => (
              <Row
                key={at}
                title={browserOf(one.user_agent)}
                detail={`${one.academy}, since ${sayInstant(one.created_at, academy.locale, academy.time_zone)}`}
              />
            ))}
          </RuledList>
        </Section>
        <Form method="post" action={paths.session()} className="flex flex-wrap gap-3">
          <Button icon="log-out" name="where" value="here">
            Sign out
          </Button>
          <Button look="bare" name="where" value="everywhere">
            Sign out everywhere
          </Button>
        </Form>
      </Wrap>
    </Shell>
  )
}

/** A browser's own word for itself, shortened to what people call it. */
function browserOf(userAgent: string): string {
  const browser = /(Edg|Firefox|OPR|Chrome|Safari)\//.exec(userAgent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
  return [browser ? (names[browser] ?? browser) : 'A program', system && `on ${system.replace('Mac OS X', 'a Mac')}`].filter(Boolean).join(' ')
}
