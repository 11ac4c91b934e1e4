import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { mustBeFresh, readDataExports, requestDataExport } from '@stoa/domain/people'
import { Button, Progress, Row, RuledList, Section } from '@stoa/ui'
import { useEffect } from 'react'
import { AccountFrame } from '../account-frame.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { allow, answerTo, serve, transact } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { sayBytes, sayInstant } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Your data' }]

/** The copies one asked for, and how far the newest has come.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => ({ exports: await readDataExports(ctx) }))
}

/** POST asks for a copy, once at a time. */
export async function action(args: ActionFunctionArgs) {
  const session = await args.context.session()
  try {
    await transact(args, 'read', (ctx) => mustBeFresh(ctx, session?.id ?? ''))
    await allow(args, `copies of ${session!.viewer.id}`, 5, 86_400)
    return await transact(args, 'write', async (ctx) => {
      await requestDataExport(ctx)
      return redirect(paths.data())
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function DataPage() {
  const { exports } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const stopped = refusedIn(useActionData<typeof action>())
  const { revalidate } = useRevalidator()
  const running = exports.find((one) => one.state === 'collecting')
  const others = exports.filter((one) => one.state !== 'collecting')
  const said = (at: Date) => sayInstant(at, academy.locale, academy.time_zone)
  // What is collected goes on without this page; while it is open it asks how far things are.
  useEffect(() => {
    if (!running) return
    const timer = setInterval(revalidate, 1500)
    return () => clearInterval(timer)
  }, [running, revalidate])
  return (
    <AccountFrame title="Your data" lead="Everything kept about you here, as files that people and programs can read.">
      <FormError refused={stopped} />
      <output className="sr-only">{running ? 'Collecting your data' : others[0]?.state === 'ready' ? 'A copy of your data is ready' : ''}</output>
      {running ? (
        <Progress label="Collecting your data" done={running.parts_done} all={running.parts_all}>
          {running.parts_all > 0
            ? `Collecting: part ${Math.min(running.parts_done + 1, running.parts_all)} of ${running.parts_all}. `
            : 'Waiting for its turn. '}
          You can close this page: a mail tells you when it is ready.
        </Progress>
      ) : (
        <Form method="post" className="grid gap-4">
          <p className="max-w-measure">
            Your profile and roles, what you learned and answered, your exams and certificates with their papers, the mail we sent you, and what you
            did, in one archive. It is ready in a minute or so, and kept for seven days.
          </p>
          <Button look={others.some((one) => one.state === 'ready') ? 'plain' : 'go'} className="justify-self-start">
            Collect my data
          </Button>
        </Form>
      )}
      {others.length > 0 && (
        <Section id="copies" title="Copies">
          <RuledList>
            {others.map((one) => (
              <Row
                key={one.id}
                title={`As of ${said(one.requested_at)}`}
                detail={
                  one.state === 'ready'
                    ? `${sayBytes(one.bytes!)}, kept until ${said(one.expires_at!)}`
                    : one.state === 'over'
                    ? 'Its seven days are over; it has been removed'
                    : 'It could not be collected. Ask for another one'
                }
                end={
                  one.state === 'ready' && (
                    <Form method="post" action={paths.dataExport(one.id)} reloadDocument>
                      <Button size="s" icon="download" look="go">
                        Download
                      </Button>
                    </Form>
                  )
                }
              />
            ))}
          </RuledList>
        </Section>
      )}
    </AccountFrame>
  )
}
