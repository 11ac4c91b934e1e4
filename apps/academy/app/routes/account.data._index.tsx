import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { mustBeFresh, readDataExports, requestDataExport } from '@stoa/domain/people'
import { Aloud, Button, Progress, Row, RuledList, Section } from '@stoa/ui'
import { useEffect } from 'react'
import { AccountFrame } from '../account-frame.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { allow, answerTo, serve, transact } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { sayInstant } from '../words.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.account.data }]

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
  const language = useLanguage()
  const { w: { account: w }, t, locale } = language
  const stopped = refusedIn(useActionData<typeof action>())
  const { revalidate } = useRevalidator()
  const running = exports.find((one) => one.state === 'collecting')
  const others = exports.filter((one) => one.state !== 'collecting')
  const said = (at: Date) => sayInstant(at, locale, academy.time_zone)
  const stateOf = ({ state, bytes, expires_at }: (typeof exports)[number]) => {
    if (state === 'ready') return t(w.keptUntil, { size: language.size(bytes!), at: said(expires_at!) })
    return state === 'over' ? w.copyOver : w.copyFailed
  }
  // What is collected goes on without this page; while it is open it asks how far things are.
  useEffect(() => {
    if (!running) return
    const timer = setInterval(revalidate, 1500)
    return () => clearInterval(timer)
  }, [running, revalidate])
  return (
    <AccountFrame title={w.data} lead={w.dataLead}>
      <FormError refused={stopped} />
      <Aloud className="sr-only">{running ? w.collecting : others[0]?.state === 'ready' ? w.copyReady : ''}</Aloud>
      {running ? (
        <Progress label={w.collecting} done={running.parts_done} all={running.parts_all}>
          {running.parts_all > 0
            ? t(w.collectingPart, { part: Math.min(running.parts_done + 1, running.parts_all), all: running.parts_all })
            : w.waiting}{' '}
          {w.canClose}
        </Progress>
      ) : (
        <Form method="post" className="grid gap-4">
          <p className="max-w-measure">{w.whatIsCollected}</p>
          <Button look={others.some((one) => one.state === 'ready') ? 'plain' : 'go'} className="justify-self-start">
            {w.collect}
          </Button>
        </Form>
      )}
      {others.length > 0 && (
        <Section id="copies" title={w.copies}>
          <RuledList>
            {others.map((one) => (
              <Row
                key={one.id}
                title={t(w.asOf, { at: said(one.requested_at) })}
                detail={stateOf(one)}
                end={
                  one.state === 'ready' && (
                    <Form method="post" action={paths.dataExport(one.id)} reloadDocument>
                      <Button size="s" icon="download" look="go">
                        {w.download}
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
