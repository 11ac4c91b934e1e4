import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigate, useNavigation } from '@remix-run/react'
import { readAttempt, saveResponse } from '@stoa/domain/learning'
import type { Given } from '@stoa/domain/library'
import { Announcement, BarFact, ButtonLink, ExamFrame, FlagToggle, PlayerBar, QuestionHead, SkipLink } from '@stoa/ui'
import type { FormEvent } from 'react'
import { AnswerKeys } from '../answer-keys.tsx'
import { AsWritten } from '../as-written.tsx'
import { ERRORS, refusedIn } from '../form-error.tsx'
import { ResponseAndMoveForm, uuid } from '../attempt-form.ts'
import { useAutosave } from '../autosave.ts'
import { ExamBreak } from '../exam-break.tsx'
import { ExamMoves } from '../exam-moves.tsx'
import { ExamPause } from '../exam-pause.tsx'
import { DisputedMoves, SavedElsewhere, SaveRefused } from '../exam-refused.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { useLeaveWhenSaved } from '../leave-when-saved.ts'
import { paths } from '../paths.ts'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { useMinutesLeft } from '../minutes-left.ts'
import { QuestionAnswer } from '../question-answer.tsx'
import { useFirst } from '../first.ts'
import { useShowAnew } from '../show-anew.ts'
import type { Spoken } from '../spoken.ts'
import { saySecond, sayTime } from '../words.ts'

export { handle } from '../exam-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { w, t } = titleWords()
  return [{ title: data ? t(w.attempt.titleOf, { number: data.position, exam: data.attempt.title }) : w.exam.title }]
}

/** One question of an open attempt, and the map of all; on a break neither.  who: the person whose attempt it is */
export async function loader(args: LoaderFunctionArgs) {
  const attempt = await serve(args, (ctx) => readAttempt(ctx, uuid(args.params.attempt)))
  if (attempt.submitted_at || attempt.deadline_at <= attempt.now) throw redirect(paths.result(attempt.id))
  const map = attempt.items.map((item) => ({ position: item.position, answered: item.is_answered, flagged: item.is_flagged }))
  const wanted = Number(new URL(args.request.url).searchParams.get('question'))
  const position = map.some((item) => item.position === wanted) ? wanted : (map.find((item) => !item.answered)?.position ?? 1)
  const { items, ...rest } = attempt
  const item = items[position - 1]
  return { attempt: rest, position, item: item ?? null, map }
}

/** POST saves one answer and goes on to `next`, for browsers without JavaScript; with it, choices save themselves through `responses`. What
 *  was given comes back with a refusal. */
export async function action(args: ActionFunctionArgs) {
  let typed: { position: number; given: Given; is_flagged: boolean } | undefined
  const answer = await submit(args, ResponseAndMoveForm, async (ctx, { next, given, ...form }) => {
    const attempt = uuid(args.params.attempt)
    typed = { given, position: form.position, is_flagged: form.is_flagged }
    await saveResponse(ctx, { attempt, ...form, ...given })
    return redirect(next === 0 ? paths.submission(attempt) : paths.attempt(attempt, next))
  })
  return 'data' in answer ? { ...answer, data: { ...answer.data, typed } } : answer
}

type AttemptWords = Spoken['w']['attempt']

const saveWords = (w: AttemptWords) => ({ quiet: '', saving: w.saving, saved: w.saved, waiting: w.offline, stopped: w.unsaved })

/** A place on the map, as it is spoken. */
const placeWords = (w: AttemptWords, { answered, flagged }: { answered: boolean; flagged: boolean }) =>
  answered ? (flagged ? w.questionAnsweredFlagged : w.questionAnswered) : flagged ? w.questionFlagged : w.question

const toErrors = () => {
  const said = document.getElementById(ERRORS)
  said?.focus({ preventScroll: true })
  said?.scrollIntoView({ block: 'center' })
}

export default function AttemptPage() {
  const { attempt, item } = useLoaderData<typeof loader>()
  if (attempt.pause) return <ExamPause attempt={attempt} pause={attempt.pause} />
  return item && <Question item={item} />
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Question({ item }: { item: NonNullable<Loaded['item']> }) {
  const { attempt, position, map } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { locale, w: { attempt: w }, t } = useLanguage()
  const moving = useNavigation().state !== 'idle'
  const posted = useActionData<typeof action>() as { typed?: { position: number; given: Given; is_flagged: boolean } } | undefined
  const stopped = refusedIn(posted)
  const typed = posted?.typed?.position === position ? posted.typed : undefined
  const { said, savedAt, refused, edit, answered, flagged, round, disputed, onChange, keepMine, takeOther, restored, unsaved, settle, release } = useAutosave(
    attempt.id,
    item,
    typed !== undefined && stopped?.code === 'attempt/stale',
  )
  const { leave, stay, waits, stopped: held } = useLeaveWhenSaved({ unsaved, settle, onStopped: toErrors })
  useShowAnew(said === 'quiet' || said === 'saved')
  const navigate = useNavigate()
  const minutes = Math.round((attempt.deadline_at.getTime() - attempt.started_at.getTime()) / 60_000)
  const time = useMinutesLeft(attempt.deadline_at, attempt.now, paths.submission(attempt.id), minutes)
  const last = position === map.length
  const places = map.map((one) => (one.position === position ? { ...one, answered, flagged } : one))
  const first = useFirst(`${attempt.id} ${position} ${round}`, restored ?? (round === 0 ? typed : null) ?? item)
  const signedOut = said === 'stopped' && refused?.code === 'access/sign-in'
  const word = signedOut ? w.signedOutKept : saveWords(w)[said]
  const [done, flags] = [places.filter((one) => one.answered).length, places.filter((one) => one.flagged).length]
  // A button moves on when everything is saved: without a network it waits on this page instead of losing it. Where the question was answered
  // elsewhere too, it first says that this answer is to be kept.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (disputed) return void keepMine(event.currentTarget)
    const next = Number(((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value)
    void leave(() => navigate(next === 0 ? paths.submission(attempt.id) : paths.attempt(attempt.id, next)))
  }
  return (
    <>
      <SkipLink href="#main">{w.skip}</SkipLink>
      <ExamFrame
        bar={
          <PlayerBar title={<AsWritten>{attempt.title}</AsWritten>} detail={t(w.which, { number: attempt.number, questions: map.length })}>
            <BarFact icon={word && (said === 'waiting' || said === 'stopped' ? 'cloud-off' : 'cloud-check')} status own={said === 'waiting' || signedOut}>
              {word}
            </BarFact>
            <BarFact icon="clock" strong>
              {time.left === null ? t(w.until, { at: sayTime(attempt.deadline_at, locale, academy.time_zone) }) : t(w.minutesLeft, { minutes: time.left })}
            </BarFact>
            <AnswerKeys enter={w.enter} />
          </PlayerBar>
        }
        sideLabel={w.all}
        summary={t(flags ? w.answeredAndFlagged : w.answeredOf, { answered: done, all: map.length, flagged: flags })}
        places={places.map((one) => ({
          href: paths.attempt(attempt.id, one.position),
          said: t(placeWords(w, one), { number: one.position }),
          answered: one.answered,
          flagged: one.flagged,
          current: one.position === position,
        }))}
        review={
          <div className="grid gap-2.5">
            <ButtonLink href={paths.submission(attempt.id)} wide>
              {w.review}
            </ButtonLink>
            <ExamBreak attempt={attempt} leave={leave} />
          </div>
        }
        promises={[
          { icon: 'cloud-check', text: savedAt ? t(w.savedAt, { time: saySecond(savedAt, locale, academy.time_zone) }) : w.savedMeans },
          { icon: 'clock', text: w.clockIsOurs },
          { icon: 'refresh-cw', text: w.comeBack },
          { icon: 'bell', text: w.timeIsSaid },
        ]}
      >
        <Announcement>{time.said}</Announcement>
        <SaveRefused refused={refused ?? stopped} attempt={attempt.id} position={position} stopped={held} settle={settle} release={release} />
        <Form key={`${position} ${round}`} method="post" onChange={(event) => onChange(event.currentTarget)} onSubmit={onSubmit}>
          {/* Enter in an answer presses the first button of a form; it goes on, not back. */}
          <button name="next" value={disputed ? position : last ? 0 : position + 1} tabIndex={-1} aria-hidden className="sr-only" />
          <input type="hidden" name="position" value={position} />
          <input type="hidden" name="edit" value={edit} />
          <QuestionHead
            said={t(w.questionOf, { number: position, all: map.length })}
            action={
              <FlagToggle name="flagged" value="yes" checked={first.is_flagged}>
                {w.flag}
              </FlagToggle>
            }
          />
          <QuestionAnswer id="answer" prompt={item.prompt} asked={item} given={first.given} size="exam" language={attempt.language} />
          {disputed ? (
            <DisputedMoves attempt={attempt.id} position={position} takeOther={takeOther} />
          ) : (
            <ExamMoves position={position} last={last} moving={moving} waits={waits && said === 'waiting'} stay={stay} />
          )}
        </Form>
        {disputed && <SavedElsewhere item={item} />}
      </ExamFrame>
    </>
  )
}
