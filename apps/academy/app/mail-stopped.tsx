import { Form } from '@remix-run/react'
import type { MailTrouble, StoppedMail } from '@stoa/domain/people'
import { Button, Notice, Tag, TextLink } from '@stoa/ui'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import { sayInstant } from './words.ts'

/** Mail to whoever is looking came back, or they called it spam: since when, what that means, and what they can do. */
export function MailStopped({ trouble }: { trouble: MailTrouble | null }) {
  const { academy } = useRoot()!
  if (!trouble) return null
  const { email, reason, since, detail } = trouble
  const when = sayInstant(since, academy.locale, academy.time_zone)
  return (
    <Notice
      tone="warn"
      action={
        <Form method="post" action={paths.addressTry()}>
          <Button size="s">{reason === 'complaint' ? 'Send them again' : 'Try it again'}</Button>
        </Form>
      }
    >
      {reason === 'complaint' ? (
        <p>
          On {when} mail to <span className="wrap-anywhere">{email}</span> was marked as spam. Reminders are no longer sent there.
        </p>
      ) : (
        <>
          <p>
            Mail to <span className="wrap-anywhere">{email}</span> came back on {when}, so none is sent there. If the address is right and its mailbox
            takes mail again, try it again; otherwise <TextLink href={paths.email()}>change your address</TextLink>.
          </p>
          {detail && <p className="mt-1 text-s text-muted wrap-anywhere">The other side said: {detail}</p>}
        </>
      )}
    </Notice>
  )
}

const why = { bounce: 'Mail came back', refused: 'Mail was refused', complaint: 'Marked as spam' }

/** The same of somebody else, for whoever looks after them. */
export function StoppedMailOf({ person_id, reason, since, name }: StoppedMail & { name: string }) {
  const { academy } = useRoot()!
  return (
    <span className="mt-1 flex flex-wrap items-center gap-2 font-normal">
      <Tag tone="warn">
        {why[reason]}, {sayInstant(since, academy.locale, academy.time_zone)}
      </Tag>
      <Form method="post" action={paths.mailRelease(person_id)}>
        <Button size="s" aria-label={`Send mail to ${name} again`}>
          Send again
        </Button>
      </Form>
    </span>
  )
}
