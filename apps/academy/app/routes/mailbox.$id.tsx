import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink, PageTitle, Panel, Section, TextLink, Wrap } from '@stoa/ui'
import { titleWords, useLanguage } from '../language.tsx'
import { mailboxOfTwin, letterOf } from '../mailbox.server.ts'
import { paths } from '../paths.ts'
import { Shell } from '../shell.tsx'

export { handle } from '../running-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.subject ?? titleWords().w.mailbox.letter }]

/** One letter of the local twin.  refuses: page/unknown where mail really leaves */
export async function loader(args: LoaderFunctionArgs) {
  const { attachments, ...letter } = await letterOf(mailboxOfTwin(args), args.params.id!)
  return { id: args.params.id!, to: letter.to, subject: letter.subject, text: letter.text, files: attachments.map((file) => (file.content_id ? null : file.filename)) }
}

export default function Letter() {
  const { id, to, subject, text, files } = useLoaderData<typeof loader>()
  const { w: { mailbox: w }, t } = useLanguage()
  return (
    <Shell>
      <Wrap width="read" className="pb-18">
        <PageTitle title={<bdi>{subject}</bdi>} lead={t(w.to, { to })} />
        <Panel>
          {text.split(/\n{2,}/).map((paragraph, at) => (
            <p key={at} dir="auto" className="mb-4 whitespace-pre-line">
              {linked(paragraph)}
            </p>
          ))}
        </Panel>
        {files.some(Boolean) && (
          <p className="flex flex-wrap gap-3 pt-6">
            {files.map(
              (name, at) =>
                name && (
                  <ButtonLink key={name} href={paths.attachment(id, at)} icon="download">
                    {name}
                  </ButtonLink>
                ),
            )}
          </p>
        )}
        <Section id="design" title={w.design} className="mt-10">
          <iframe src={paths.letterHtml(id)} title={w.designOf} className="mt-4 h-176 w-full rounded-sm border border-border" />
        </Section>
        <p className="pt-6">
          <TextLink href={paths.mailbox()}>{w.all}</TextLink>
        </p>
      </Wrap>
    </Shell>
  )
}

/** Addresses in a text as links. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) =>
    at % 2 ? (
      <a key={at} href={part} className="break-all">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
