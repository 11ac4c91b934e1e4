import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigate, useNavigation } from '@remix-run/react'
import { readAttempt, saveResponse } from '@stoa/domain/learning'
import { BarFact, Button, ButtonLink, ExamFrame, PlayerBar, QuestionHead, QuestionMoves, SkipLink } from '@stoa/ui'
import type { FormEvent } from 'react'
import { useAnswerKeys } from '../answer-keys.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { ResponseAndMoveForm, uuid } from '../attempt-form.ts'
import { useAutosave } from '../autosave.ts'
import { paths } from '../paths.ts'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { useMinutesLeft } from '../minutes-left.ts'
import { QuestionAnswer } from '../question-answer.tsx'
import { sayInstant } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Question ${data.position}, ${data.attempt.title}` : 'Exam' }]

/** One question of an open attempt, and the map of all.  who: the person whose attempt it is */
export async function loader(args: LoaderFunctionArgs) {
  const attempt = await serve(args, (ctx) => readAttempt(ctx, uuid(args.params.attempt)))
  if (attempt.submitted_at || attempt.deadline_at <= attempt.now) throw redirect(paths.result(attempt.id))
  const wanted = Number(new URL(args.request.url).searchParams.get('question'))
  const position = attempt.items.some((item) => item.position === wanted)
    ? wanted
    : (attempt.items.find((item) => !item.is_answered)?.position ?? 1)
  const { items, ...rest } = attempt
  return {
    attempt: rest,
    position,
    item: items[position - 1]!,
    map: items.map((item) => ({ position: item.position, answered: item.is_answered, flagged: item.is_flagged })),
  }
}

/** POST saves one answer and goes on to `next`, for browsers without JavaScript; with it, choices save themselves through `responses`. */
export async function action(args: ActionFunctionArgs) {
  return submit(args, ResponseAndMoveForm, async (ctx, { next, given, ...form }) => {
    const attempt = uuid(args.params.attempt)
    await saveResponse(ctx, { attempt, ...form, ...given })
    return redirect(next === 0 ? paths.submission(attempt) : paths.attempt(attempt, next))
  })
}

const words = { quiet: '', saving: 'Saving', saved: 'Saved', waiting: 'Offline: kept here, tried again every few seconds', stopped: 'Not saved' }

export default function AttemptPage() {
  const { attempt, position, item, map } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const moving = useNavigation().state !== 'idle'
  const stopped = refusedIn(useActionData<typeof action>())
  const { said, refused, edit, onChange, answered, settle } = useAutosave(attempt.id, item)
  useAnswerKeys()
  const navigate = useNavigate()
  const left = useMinutesLeft(attempt.deadline_at, attempt.now, paths.submission(attempt.id))
  const last = position === map.length
  const isAnswered = (one: (typeof map)[number]) => (one.position === position ? answered : one.answered)
  // A button moves on when everything is saved: without a network it waits on this page instead of losing it.
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const next = Number(((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value)
    if (await settle()) navigate(next === 0 ? paths.submission(attempt.id) : paths.attempt(attempt.id, next))
  }
  return (
    <>
      <SkipLink href="#main">Skip to the question</SkipLink>
      <ExamFrame
        bar={
          <PlayerBar title={attempt.title} detail={`Attempt ${attempt.number}`}>
            <BarFact icon="cloud-check" status>
              {words[said]}
            </BarFact>
            <BarFact icon="clock" strong>
              {left === null ? `until ${sayInstant(attempt.deadline_at, academy.locale, academy.time_zone)}` : `${left} min left`}
            </BarFact>
          </PlayerBar>
        }
        sideLabel="All questions"
        summary={`${map.filter(isAnswered).length} of ${map.length} answered`}
        places={map.map((one) => ({
          href: paths.attempt(attempt.id, one.position),
          said: `Question ${one.position}${isAnswered(one) ? ', answered' : ''}${one.flagged ? ', flagged' : ''}`,
          answered: isAnswered(one),
          flagged: one.flagged,
          current: one.position === position,
        }))}
        review={
          <ButtonLink href={paths.submission(attempt.id)} wide>
            Review and hand in
          </ButtonLink>
        }
        promises={[
          { icon: 'cloud-check', text: 'Each answer is saved as you choose it. “Saved” means it is in the academy’s database.' },
          { icon: 'clock', text: 'When the time ends, what is saved is handed in.' },
          { icon: 'refresh-cw', text: 'Close the page and come back: you go on here, on any device.' },
        ]}
      >
        <FormError refused={refused ?? stopped} />
        <Form key={position} method="post" onChange={onChange} onSubmit={onSubmit}>
          {/* Enter in an answer presses the first button of a form; it goes on, not back. */}
          <button name="next" value={last ? 0 : position + 1} tabIndex={-1} aria-hidden className="sr-only" />
          <input type="hidden" name="position" value={position} />
          <input type="hidden" name="edit" value={edit} />
          <QuestionHead
            said={`Question ${position} of ${map.length}`}
            action={
              <label className="inline-flex min-h-10 cursor-pointer items-center gap-2 text-s font-semibold">
                <input type="checkbox" name="flagged" value="yes" defaultChecked={item.is_flagged} className="size-5 accent-(--text)" />
                Come back to this
              </label>
            }
          />
          <QuestionAnswer id="answer" prompt={item.prompt} asked={item} given={item.given} size="exam" locale={academy.locale} />
          <QuestionMoves>
            {position > 1 ? (
              <Button name="next" value={position - 1} icon="arrow-left" disabled={moving}>
                Back
              </Button>
            ) : (
              <span />
            )}
            <Button name="next" value={last ? 0 : position + 1} look="go" iconAfter="arrow-right" disabled={moving}>
              {last ? 'Review' : 'Next'}
            </Button>
          </QuestionMoves>
        </Form>
      </ExamFrame>
    </>
  )
}
