import { Form } from '@remix-run/react'
import type { MailTrouble, StoppedMail } from '@stoa/domain/people'
import { Button, Notice, Tag, TextLink } from '@stoa/ui'
import { Around, OBJECT } from './around.tsx'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import { sayInstant } from './words.ts'
import './account-words.ts'

/** Mail to whoever is looking came back, or they called it spam: since when, what that means, and what they can do. */
export function MailStopped({ trouble }: { trouble: MailTrouble | null }) {
  const { academy } = useRoot()!
  const { w: { mail: w }, t, locale } = useLanguage()
  if (!trouble) return null
  const { email, reason, since, detail } = trouble
  const at = sayInstant(since, locale, academy.time_zone)
  return (
    <Notice
      tone="warn"
      action={
        <Form method="post" action={paths.addressTry()}>
          <Button size="s">{reason === 'complaint' ? w.sendThemAgain : w.tryAgain}</Button>
        </Form>
      }
    >
      {reason === 'complaint' ? (
        <p className="wrap-anywhere">{t(w.markedSpam, { at, email })}</p>
      ) : (
        <>
          <p className="wrap-anywhere">
            <Around said={t(w.cameBack, { at, email, change: OBJECT })}>
              <TextLink href={paths.email()}>{w.changeAddress}</TextLink>
            </Around>
          </p>
          {detail && <p className="mt-1 text-s text-muted wrap-anywhere">{t(w.otherSide, { said: detail })}</p>}
        </>
      )}
    </Notice>
  )
}

/** The same of somebody else, for whoever looks after them. */
export function StoppedMailOf({ person_id, reason, since, name }: StoppedMail & { name: string }) {
  const { academy } = useRoot()!
  const { w: { mail: w }, t, locale } = useLanguage()
  const why = { bounce: w.bounced, refused: w.turnedAway, complaint: w.complained }
  return (
    <span className="mt-1 flex flex-wrap items-center gap-2 font-normal">
      <Tag tone="warn">{t(why[reason], { at: sayInstant(since, locale, academy.time_zone) })}</Tag>
      <Form method="post" action={paths.mailRelease(person_id)}>
        <Button size="s" aria-label={t(w.sendAgainTo, { name })}>
          {w.sendAgain}
        </Button>
      </Form>
    </span>
  )
}
