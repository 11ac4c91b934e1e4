import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { readMailTrouble, readNotifications, saveNotifications } from '@stoa/domain/people'
import { TOPICS, type Topic } from '@stoa/domain/tenancy'
import { Button, Checkbox, Notice, Row, RuledList, Section, Tag, TextLink } from '@stoa/ui'
import { z } from 'zod'
import { AccountFrame } from '../account-frame.tsx'
import { Around, OBJECT } from '../around.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { MailStopped } from '../mail-stopped.tsx'
import { paths } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.account.mail }]

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

export default function NotificationsPage() {
  const { wanted, trouble } = useLoaderData<typeof loader>()
  const { w: { account, mail: w }, t } = useLanguage()
  const always = [
    { title: w.results, detail: w.resultsAbout },
    { title: w.safety, detail: w.safetyAbout },
  ]
  const said = useSearchParams()[0]
  const kinds = Object.keys(wanted) as Topic[]
  return (
    <AccountFrame title={account.mail} lead={w.lead}>
      {said.has('saved') && <Notice tone="ok">{w.choiceSaved}</Notice>}
      {said.has('tried') && !trouble && <Notice tone="ok">{w.triedAgain}</Notice>}
      <MailStopped trouble={trouble} />
      <Form method="post" key={kinds.filter((topic) => wanted[topic]).join()} className="grid gap-6">
        {kinds.map((topic) => (
          <div key={topic}>
            {wanted[topic] && <input type="hidden" name="had[]" value={topic} />}
            <Checkbox id={topic} name="wants[]" value={topic} label={w.topics[topic].label} hint={w.topics[topic].about} defaultChecked={wanted[topic]} />
          </div>
        ))}
        <Button look="go" className="justify-self-start">
          {account.save}
        </Button>
      </Form>
      <Section id="always" title={w.alwaysSent}>
        <RuledList>
          {always.map((one) => (
            <Row key={one.title} title={one.title} detail={one.detail} end={<Tag>{w.alwaysOn}</Tag>} />
          ))}
        </RuledList>
      </Section>
      <p className="text-muted">
        <Around said={t(w.inLanguage, { profile: OBJECT })}>
          <TextLink href={paths.account()}>{w.yourProfile}</TextLink>
        </Around>
      </p>
    </AccountFrame>
  )
}
