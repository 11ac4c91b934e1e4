import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { endSession, listSessions } from '@stoa/domain/people'
import { Button, Notice, Row, RuledList, Tag } from '@stoa/ui'
import { z } from 'zod'
import { AccountFrame } from '../account-frame.tsx'
import { uuid } from '../attempt-form.ts'
import { deviceOf } from '../device.ts'
import { paths } from '../paths.ts'
import { formIn, serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { count, sayInstant } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Where you are signed in' }]

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
  const ended = useSearchParams()[0].get('ended')
  const said = (at: Date) => sayInstant(at, academy.locale, academy.time_zone)
  return (
    <AccountFrame title="Where you are signed in" lead="If you do not know one of these, end it and set a new password.">
      {ended !== null && (
        <Notice tone="ok">{/^[1-9]\d*$/.test(ended) ? `${count(Number(ended), 'session')} ended.` : 'That session had ended already.'}</Notice>
      )}
      <RuledList>
        {sessions.map((one) => (
          <Row
            key={one.id}
            title={deviceOf(one.user_agent)}
            detail={[one.academy, one.tagline].filter(Boolean).join(' ')}
            meta={
              <>
                <span>since {said(one.created_at)}</span>
                <span>
                  {one.is_this || now.getTime() - one.last_used_at.getTime() < 20 * 60_000 ? 'in use now' : `last used ${said(one.last_used_at)}`}
                </span>
              </>
            }
            end={
              one.is_this ? (
                <Tag tone="ok">This one</Tag>
              ) : (
                <Form method="post">
                  <Button size="s" name="session" value={one.id} aria-label={`End the session of ${deviceOf(one.user_agent)}, ${one.academy}`}>
                    End
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
            End all others
          </Button>
        </Form>
      )}
      <Form method="post" action={paths.session()}>
        <Button icon="log-out" name="where" value="everywhere">
          Sign out everywhere
        </Button>
      </Form>
    </AccountFrame>
  )
}
