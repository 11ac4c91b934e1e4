import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState, PageTitle, Row, RuledList, Wrap } from '@stoa/ui'
import { mailboxOfTwin } from '../mailbox.server.ts'
import { paths } from '../paths.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayInstant } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Local mailbox' }]

/** Mail that the local twin kept instead of sending. There is no such page where mail really leaves, or beyond this machine. */
export async function loader(args: LoaderFunctionArgs) {
  return { letters: (await mailboxOfTwin(args).list()).slice(0, 100) }
}

export default function Mailbox() {
  const { letters } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title="Local mailbox" lead="No mail leaves this machine until a mail service is set up. What would have been sent is here." />
        {letters.length === 0 ? (
          <EmptyState icon="mail" title="No mail yet">
            Make an account, and the first one arrives.
          </EmptyState>
        ) : (
          <RuledList>
            {letters.map((letter) => (
              <Row
                key={letter.id}
                title={letter.subject}
                href={paths.mailbox(letter.id)}
                detail={`To ${letter.to}, ${sayInstant(letter.at, academy.locale, academy.time_zone)}`}
              />
            ))}
          </RuledList>
        )}
      </Wrap>
    </Shell>
  )
}
