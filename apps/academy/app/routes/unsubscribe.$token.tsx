import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readUnsubscribing, unsubscribe } from '@stoa/domain/people'
import { Button, Notice, PageTitle, Row, RuledList, TextLink, Wrap } from '@stoa/ui'
import { Around, OBJECT } from '../around.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.mail.unsubscribe }, { name: 'referrer', content: 'no-referrer' }]

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
  const { w: { mail: w }, t } = useLanguage()
  const { topics, is_done } = useActionData<typeof action>() ?? link
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle
          title={w.unsubscribe}
          lead={is_done ? w.nothingMore : w.wasAbout}
        />
        <div className="grid gap-6">
          {is_done && <Notice tone="ok">{w.unsubscribed}</Notice>}
          <RuledList>
            {topics.map((topic) => (
              <Row key={topic} title={w.topics[topic].label} detail={w.topics[topic].about} />
            ))}
          </RuledList>
          {!is_done && (
            <Form method="post">
              <Button look="go">{w.unsubscribe}</Button>
            </Form>
          )}
          <p className="text-muted">
            <Around said={t(w.yourChoice, { page: OBJECT })}>
              <TextLink href={paths.notifications()}>{w.pageOfAccount}</TextLink>
            </Around>
          </p>
        </div>
      </Wrap>
    </Shell>
  )
}
