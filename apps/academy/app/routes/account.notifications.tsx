import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { readMailTrouble, readNotifications, saveNotifications } from '@stoa/domain/people'
import { TOPICS, type Topic } from '@stoa/domain/tenancy'
import { Button, Checkbox, Notice, Row, RuledList, Section, Tag, TextLink } from '@stoa/ui'
import { z } from 'zod'
import { AccountFrame } from '../account-frame.tsx'
import { MailStopped } from '../mail-stopped.tsx'
import { topicWords } from '../mail-topics.ts'
import { paths } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mail and reminders' }]

const topics = z.array(z.enum(TOPICS)).max(TOPICS.length).default([])
const Choice = z.object({ had: topics, wants: topics })

/** Which mail one gets.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => ({ wanted: await readNotifications(ctx), trouble: await readMailTrouble(ctx) }))
}

/** POST saves what was changed on the form, and nothing that was not. */
export async function action(args: ActionFunctionArgs) {
  const choice = await formIn(args, Choice)
  return serve(args, async (ctx) => {
    await saveNotifications(ctx, choice)
    return redirect(`${paths.notifications()}?saved`)
  })
}

const always = [
  { title: 'Results and certificates', detail: 'Your certificate when you pass, and what you asked for, such as a sign-in link.' },
  { title: 'Security of your account', detail: 'A new passkey, a changed password or address, a recovery code that was used.' },
]

export default function NotificationsPage() {
  const { wanted, trouble } = useLoaderData<typeof loader>()
  const said = useSearchParams()[0]
  const kinds = Object.keys(wanted) as Topic[]
  return (
    <AccountFrame title="Mail and reminders" lead="Reminders come at eight in your morning, at most one mail a day.">
      {said.has('saved') && <Notice tone="ok">Your choice is saved.</Notice>}
      {said.has('tried') && !trouble && <Notice tone="ok">Mail goes to your address again. Should it come back once more, this page says so.</Notice>}
      <MailStopped trouble={trouble} />
      <Form method="post" key={kinds.filter((topic) => wanted[topic]).join()} className="grid gap-6">
        {kinds.map((topic) => (
          <div key={topic}>
            {wanted[topic] && <input type="hidden" name="had[]" value={topic} />}
            <Checkbox id={topic} name="wants[]" value={topic} label={topicWords[topic].label} hint={topicWords[topic].about} defaultChecked={wanted[topic]} />
          </div>
        ))}
        <Button look="go" className="justify-self-start">
          Save
        </Button>
      </Form>
      <Section id="always" title="Always sent">
        <RuledList>
          {always.map((one) => (
            <Row key={one.title} title={one.title} detail={one.detail} end={<Tag>always on</Tag>} />
          ))}
        </RuledList>
      </Section>
      <p className="text-muted">
        Mail is written in the language of <TextLink href={paths.account()}>your profile</TextLink>.
      </p>
    </AccountFrame>
  )
}
