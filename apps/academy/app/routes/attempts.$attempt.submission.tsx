import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { readAttempt, submitAttempt } from '@stoa/domain/learning'
import { Announcement, BarFact, Button, ButtonLink, Checkbox, PageTitle, PlayerBar, Row, RuledList, Section, SkipLink, Tag, Wrap } from '@stoa/ui'
import { useEffect } from 'react'
import { z } from 'zod'
import { AsWritten } from '../as-written.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { uuid } from '../attempt-form.ts'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve, submit } from '../request.server.ts'
import { useMinutesLeft } from '../minutes-left.ts'
import { sendKept } from '../response-sending.ts'
import { useShowAnew } from '../show-anew.ts'
import { shownAnewAfterConflict } from '../shown-anew.ts'
import type { Spoken } from '../spoken.ts'

export { handle } from '../exam-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.attempt.review }]

/** What is answered, flagged and open, before handing in. On a break it is not here: nothing of the exam is. */
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
    items: attempt.items.map(({ position, prompt, is_answered, is_flagged }) => ({ position, prompt, answered: is_answered, is_flagged })),
  }
}

export const shouldRevalidate = shownAnewAfterConflict

const HandInForm = z.object({ unfinished: z.coerce.number().int().min(0).max(1000).default(0) })

/** POST hands the attempt in; `unfinished` says how many open questions one has agreed to. */
export async function action(args: ActionFunctionArgs) {
  return submit(args, HandInForm, async (ctx, { unfinished }) => {
    await submitAttempt(ctx, uuid(args.params.attempt), unfinished)
    return redirect(paths.result(args.params.attempt!))
  })
}

type Item = ReturnType<typeof useLoaderData<typeof loader>>['items'][number]

export default function Submission() {
  const { id, title, number, deadline_at, now, minutes, over, items } = useLoaderData<typeof loader>()
  const { w: { attempt: w, exam, shell }, t } = useLanguage()
  const { left, said } = useMinutesLeft(deadline_at, now, paths.submission(id), minutes)
  useShowAnew(true)
  const { revalidate } = useRevalidator()
  // What this tab kept of any question is here before anything is handed in.
  useEffect(() => void sendKept(id).then((hasArrived) => hasArrived && revalidate()), [id, revalidate])
  const open = items.filter((item) => !item.answered)
  const flagged = items.filter((item) => item.is_flagged)
  const unfinished = items.filter((item) => !item.answered || item.is_flagged)
  const asked = !over && unfinished.length > 0
  const refused = refusedIn(useActionData<typeof action>())
  const rest = items.filter((item) => item.answered && !item.is_flagged)
  const groups = [
    { id: 'open', title: w.partOpen, items: open },
    { id: 'flagged', title: w.partFlagged, items: flagged },
    { id: 'answered', title: w.partAnswered, items: rest },
  ].filter((group) => group.items.length > 0)
  return (
    <>
      <SkipLink href="#main">{shell.skip}</SkipLink>
      <PlayerBar title={<AsWritten>{title}</AsWritten>} detail={t(exam.attempt, { number })}>
        {left !== null && !over && <BarFact icon="clock" strong>{t(w.minutesLeft, { minutes: left })}</BarFact>}
      </PlayerBar>
      <main id="main">
        <Wrap className="pb-18">
          <PageTitle
            title={over ? w.timeOver : w.review}
            lead={over ? w.timeOverThen : open.length === 0 ? t(w.allAnswered, { exam: title }) : t(w.someOpen, { questions: open.length })}
          />
          <Announcement>{said}</Announcement>
          <div className="grid gap-10">
            <FormError refused={refused} />
            <Form method="post" className="grid justify-items-start gap-5">
              {asked && (
                <Checkbox
                  key={unfinished.length}
                  name="unfinished"
                  value={unfinished.length}
                  required
                  label={t(agreementOf(w, open.length, flagged.length), { open: open.length, flagged: flagged.length })}
                  hint={w.noChange}
                  error={refused?.fields.unfinished}
                />
              )}
              <div className="flex flex-wrap gap-3">
                {asked && (
                  <ButtonLink href={paths.attempt(id, unfinished[0]!.position)} look="go" size="l">
                    {t(w.goBackTo, { number: unfinished[0]!.position })}
                  </ButtonLink>
                )}
                <Button look={asked ? 'plain' : 'go'} size="l">
                  {w.handIn}
                </Button>
                {!over && !asked && (
                  <ButtonLink href={paths.attempt(id, 1)} size="l">
                    {w.goBack}
                  </ButtonLink>
                )}
              </div>
            </Form>
            {!over && groups.length > 1 && (
              <nav aria-label={w.parts} className="flex flex-wrap gap-x-6 gap-y-1">
                {groups.map((group) => (
                  <a key={group.id} href={`#${group.id}`} className="inline-flex min-h-7 items-center font-semibold text-accent-text underline">
                    {t(w.partCount, { part: group.title, count: group.items.length })}
                  </a>
                ))}
              </nav>
            )}
            {!over && groups.map((group) => <Questions key={group.id} attempt={id} {...group} />)}
          </div>
        </Wrap>
      </main>
    </>
  )
}

/** What is agreed to: 19 questions unanswered and 1 flagged. */
function agreementOf(w: Spoken['w']['attempt'], open: number, flagged: number): string {
  if (open === 0) return w.agreeFlagged
  return flagged ? w.agreeBoth : w.agreeOpen
}

function Questions({ attempt, id, title, items }: { attempt: string; id: string; title: string; items: Item[] }) {
  const { w: { attempt: w }, t } = useLanguage()
  return (
    <Section id={id} title={title}>
      <RuledList>
        {items.map((item) => (
          <Row
            key={item.position}
            title={t(w.question, { number: item.position })}
            href={paths.attempt(attempt, item.position)}
            detail={<AsWritten>{item.prompt}</AsWritten>}
            end={
              <span className="flex gap-4">
                {item.answered ? <Tag icon="check">{w.isAnswered}</Tag> : <Tag tone="warn">{w.isOpen}</Tag>}
                {item.is_flagged && (
                  <Tag tone="warn" icon="flag">
                    {w.isFlagged}
                  </Tag>
                )}
              </span>
            }
          />
        ))}
      </RuledList>
    </Section>
  )
}
