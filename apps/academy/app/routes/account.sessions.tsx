import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { endSession, listSessions } from '@stoa/domain/people'
import { Button, Notice, Row, RuledList, Tag } from '@stoa/ui'
import { z } from 'zod'
import { AccountFrame } from '../account-frame.tsx'
import { uuid } from '../attempt-form.ts'
import { deviceOf } from '../device.ts'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { sayInstant } from '../words.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.account.sessions }]

const Ending = z.object({ session: z.string().transform((which) => (which === 'others' ? which : uuid(which))) })

/** Every session of this person, in all academies of the company; this one is marked.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  const session = await args.context.session()
  return serve(args, async (ctx) => ({ now: ctx.now, sessions: await listSessions(ctx, session?.id ?? '') }))
}

/** POST ends one session, or all but this. One that has ended already stays ended. */
export async function action(args: ActionFunctionArgs) {
  const { session: which } = await formIn(args, Ending)
  const session = await args.context.session()
  return serve(args, async (ctx) => redirect(`${paths.sessions()}?ended=${await endSession(ctx, which, session?.id ?? '')}`))
}

export default function SessionsPage() {
  const { sessions, now } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const language = useLanguage()
  const { w: { account, security: w }, t, locale } = language
  const ended = useSearchParams()[0].get('ended')
  const said = (at: Date) => sayInstant(at, locale, academy.time_zone)
  return (
    <AccountFrame title={account.sessions} lead={w.sessionsLead}>
      {ended !== null && (
        <Notice tone="ok">{/^[1-9]\d*$/.test(ended) ? t(w.sessionsEnded, { count: Number(ended) }) : w.sessionOver}</Notice>
      )}
      <RuledList>
        {sessions.map((one) => (
          <Row
            key={one.id}
            title={deviceOf(language, one.user_agent)}
            detail={[one.academy, one.tagline].filter(Boolean).join(' ')}
            meta={
              <>
                <span>{t(w.since, { at: said(one.created_at) })}</span>
                <span>
                  {one.is_this || now.getTime() - one.last_used_at.getTime() < 20 * 60_000 ? w.inUse : t(w.lastUsed, { at: said(one.last_used_at) })}
                </span>
              </>
            }
            end={
              one.is_this ? (
                <Tag tone="ok">{w.thisOne}</Tag>
              ) : (
                <Form method="post">
                  <Button size="s" name="session" value={one.id} aria-label={t(w.endSession, { device: deviceOf(language, one.user_agent), academy: one.academy })}>
                    {w.end}
                  </Button>
                </Form>
              )
            }
          />
        ))}
      </RuledList>
      {sessions.length > 1 && (
        <Form method="post">
          <Button name="session" value="others">
            {w.endOthers}
          </Button>
        </Form>
      )}
      <Form method="post" action={paths.session()}>
        <Button icon="log-out" name="where" value="everywhere">
          {w.signOutEverywhere}
        </Button>
      </Form>
    </AccountFrame>
  )
}
