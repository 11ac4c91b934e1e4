import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readUnsubscribing, unsubscribe } from '@stoa/domain/people'
import { Button, Notice, PageTitle, Row, RuledList, TextLink, Wrap } from '@stoa/ui'
import { topicWords } from '../mail-topics.ts'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'Unsubscribe' }, { name: 'referrer', content: 'no-referrer' }]

/** GET shows a button and switches nothing off: mail scanners open links too.  who: whoever has the letter */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, (ctx) => readUnsubscribing(ctx, args.params.token!))
}

/** POST switches off what the letter was about, also in one press in a mail program, which follows no redirect and brings no cookies. */
export async function action(args: ActionFunctionArgs) {
  return serve(args, (ctx) => unsubscribe(ctx, args.params.token!))
}

export default function UnsubscribePage() {
  const link = useLoaderData<typeof loader>()
  const { topics, is_done } = useActionData<typeof action>() ?? link
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle
          title="Unsubscribe"
          lead={is_done ? 'This is what you get no more mail about.' : 'This is what the letter was about. One press, and no more mail about it is sent.'}
        />
        <div className="grid gap-6">
          {is_done && <Notice tone="ok">You are unsubscribed.</Notice>}
          <RuledList>
            {topics.map((topic) => (
              <Row key={topic} title={topicWords[topic].label} detail={topicWords[topic].about} />
            ))}
          </RuledList>
          {!is_done && (
            <Form method="post">
              <Button look="go">Unsubscribe</Button>
            </Form>
          )}
          <p className="text-muted">
            Which mail you get is your choice at any time, on <TextLink href={paths.notifications()}>the page of your account</TextLink>.
          </p>
        </div>
      </Wrap>
    </Shell>
  )
}
