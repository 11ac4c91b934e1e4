import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { isAnswered, readAttempt, submitAttempt } from '@stoa/domain/learning'
import { BarFact, Button, ButtonLink, PageTitle, PlayerBar, Row, RuledList, SkipLink, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { uuid } from '../attempt-form.ts'
import { paths } from '../paths.ts'
import { serve, submit } from '../request.server.ts'
import { useMinutesLeft } from '../minutes-left.ts'
import { count } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Review and hand in' }]

/** What is answered, flagged and open, before handing in. */
export async function loader(args: LoaderFunctionArgs) {
  const attempt = await serve(args, (ctx) => readAttempt(ctx, uuid(args.params.attempt)))
  if (attempt.submitted_at) throw redirect(paths.result(attempt.id))
  if (attempt.pause) throw redirect(paths.attempt(attempt.id))
  return {
    id: attempt.id,
    title: attempt.title,
    number: attempt.number,
    deadline_at: attempt.deadline_at,
    now: attempt.now,
    minutes: Math.round((attempt.deadline_at.getTime() - attempt.started_at.getTime()) / 60_000),
    over: attempt.deadline_at <= attempt.now,
<<<<<<< HEAD
    items: attempt.items.map(({ position, prompt, is_answered, is_flagged }) => ({ position, prompt, answered: is_answered, is_flagged })),
=======
    items: attempt.items.map((item) => ({ position: item.position, prompt: item.prompt, answered: isAnswered(item), is_flagged: item.is_flagged })),
>>>>>>> 209305e (WIP exam pages)
  }
}

/** POST hands the attempt in. */
export async function action(args: ActionFunctionArgs) {
  return submit(args, z.object({}), async (ctx) => {
    await submitAttempt(ctx, uuid(args.params.attempt))
    return redirect(paths.result(args.params.attempt!))
  })
}

export default function Submission() {
  const { id, title, number, deadline_at, now, minutes, over, items } = useLoaderData<typeof loader>()
  const { left, said } = useMinutesLeft(deadline_at, now, paths.submission(id), minutes)
  const open = items.filter((item) => !item.answered)
  const flagged = items.filter((item) => item.is_flagged)
  return (
    <>
      <SkipLink href="#main">Skip to the page</SkipLink>
      <PlayerBar title={title} detail={`Attempt ${number}`}>
        {left !== null && !over && <BarFact icon="clock" strong>{`${left} min left`}</BarFact>}
      </PlayerBar>
      <main id="main">
        <Wrap className="pb-18">
          <PageTitle
            title={over ? 'The time is over' : 'Review and hand in'}
            lead={
              over
                ? 'What was saved before the end counts. Press once to see how it went.'
                : open.length === 0
                  ? `Every question of ${title} is answered.`
                  : `${count(open.length, 'question')} without an answer. An open question counts as wrong.`
            }
          />
          <div className="grid gap-6">
            <FormError refused={refusedIn(useActionData<typeof action>())} />
            <Form method="post" className="flex flex-wrap gap-3">
              <Button look="go" size="l">
                Hand in
              </Button>
              {!over && (
                <ButtonLink href={paths.attempt(id)} size="l">
                  Go back
                </ButtonLink>
              )}
            </Form>
            {!over &&
              groups
                .filter((group) => group.items.length > 0)
                .map((group) => (
                  <Section key={group.id} id={group.id} title={`${group.title}, ${group.items.length}`}>
                    <RuledList>
                      {group.items.map((item) => (
                        <Row
                          key={item.position}
                          lead={<span className="pt-0.5 font-code text-s text-muted">{item.position}</span>}
                          title={<span className="sr-only">{`Question ${item.position}: `}</span>}
                          href={paths.attempt(id, item.position)}
                        />
                      ))}
                    </RuledList>
                  </Section>
                ))}
          </div>
        </Wrap>
      </main>
    </>
  )
}
