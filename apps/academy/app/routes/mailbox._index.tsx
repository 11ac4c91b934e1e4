import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState, PageTitle, Row, RuledList, Wrap } from '@stoa/ui'
import { titleWords, useLanguage } from '../language.tsx'
import { mailboxOfTwin } from '../mailbox.server.ts'
import { paths } from '../paths.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayInstant } from '../words.ts'

export { handle } from '../running-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.mailbox.title }]

/** Mail that the local twin kept instead of sending. There is no such page where mail really leaves, or beyond this machine. */
export async function loader(args: LoaderFunctionArgs) {
  return { letters: (await mailboxOfTwin(args).list()).slice(0, 100) }
}

export default function Mailbox() {
  const { letters } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { w: { mailbox: w }, t, locale } = useLanguage()
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={w.title} lead={w.lead} />
        {letters.length === 0 ? (
          <EmptyState icon="mail" title={w.none}>
            {w.noneYet}
          </EmptyState>
        ) : (
          <RuledList>
            {letters.map((letter) => (
              <Row
                key={letter.id}
                title={<bdi>{letter.subject}</bdi>}
                href={paths.mailbox(letter.id)}
                detail={t(w.toAt, { to: letter.to, at: sayInstant(letter.at, locale, academy.time_zone) })}
              />
            ))}
          </RuledList>
        )}
      </Wrap>
    </Shell>
  )
}
