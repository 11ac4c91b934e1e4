import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { answerPractice, readPractice } from '@stoa/domain/learning'
import { Aloud, BarFact, Button, ButtonLink, ExamFrame, Notice, PlayerBar, QuestionHead, QuestionMoves, SkipLink, TextLink } from '@stoa/ui'
import { z } from 'zod'
import { givenIn } from '../answer-fields.ts'
import { AnswerKeys } from '../answer-keys.tsx'
import { AsWritten } from '../as-written.tsx'
import { uuid, withAnswer } from '../attempt-form.ts'
import { refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { QuestionAnswer } from '../question-answer.tsx'
import { serve, submit } from '../request.server.ts'
import type { Spoken } from '../spoken.ts'

export { handle } from '../exam-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { w, t } = titleWords()
  return [{ title: data ? t(w.practice.titleQuestion, { number: data.item.position }) : w.practice.title }]
}

/** One question of a practice exam; after it was answered, with what is right and why.  who: the person whose practice it is */
export async function loader(args: LoaderFunctionArgs) {
  const wanted = Number(new URL(args.request.url).searchParams.get('question'))
  return serve(args, async (ctx) => {
    const { items, ...practice } = await readPractice(ctx, uuid(args.params.practice))
    const item = items[wanted - 1] ?? items.find((one) => !one.told && !one.is_faulty) ?? items[0]!
    return { practice, item, map: items.map(({ position, told, is_faulty }) => ({ position, is_faulty, is_right: told?.is_right ?? null })) }
  })
}

const PracticeForm = withAnswer({ position: z.coerce.number().int().min(1).max(1000) })

/** POST answers one question; the page then tells what is right. */
export async function action(args: ActionFunctionArgs) {
  const practice = uuid(args.params.practice)
  return submit(args, PracticeForm, async (ctx, { position, given }) => {
    await answerPractice(ctx, { practice, position, ...given })
    return redirect(paths.practiceRun(args.params.course!, practice, position))
  })
}

export default function PracticePage() {
  const { practice, item, map } = useLoaderData<typeof loader>()
  const language = useLanguage()
  const { w: { attempt, practice: w, result }, t } = language
  const stopped = refusedIn(useActionData<typeof action>())
  const { course_slug: course, id } = practice
  const { told, position } = item
  const asked = map.filter((one) => !one.is_faulty)
  const open = asked.filter((one) => one.is_right === null)
  const next = open.find((one) => one.position > position) ?? open[0]
  const answered = map.filter((one) => one.is_right !== null)
  return (
    <>
      <SkipLink href="#main">{attempt.skip}</SkipLink>
      <ExamFrame
        bar={
          <PlayerBar back={{ href: paths.practice(course), label: w.leave }} title={t(w.titleOf, { course: practice.title })} detail={w.noClock}>
            <BarFact icon="check" wide>{t(result.rightOf, { right: answered.filter((one) => one.is_right).length, asked: answered.length })}</BarFact>
            <AnswerKeys enter={w.enter} />
          </PlayerBar>
        }
        sideLabel={attempt.all}
        summary={t(attempt.answeredOf, { answered: answered.length, all: asked.length })}
        places={map.map((one) => ({
          href: paths.practiceRun(course, id, one.position),
          said: t(placeWords(language, one), { number: one.position }),
          answered: one.is_right !== null,
          flagged: one.is_right === false,
          current: one.position === position,
        }))}
        review={
          <ButtonLink href={paths.practiceResult(course, id)} wide>
            {w.end}
          </ButtonLink>
        }
        promises={[
          { icon: 'lightbulb', text: w.firstCounts },
          { icon: 'refresh-cw', text: w.comeBack },
          { icon: 'shield-check', text: w.markMeans },
        ]}
      >
        <Form key={`${position} ${told ? 'told' : 'open'}`} method="post" preventScrollReset>
          <input type="hidden" name="position" value={position} />
          <QuestionHead said={t(attempt.questionOf, { number: position, all: map.length })} action={null} />
          <QuestionAnswer
            id="answer"
            prompt={item.prompt}
            asked={item}
            given={told?.given ?? (stopped && givenIn(stopped.typed)) ?? {}}
            result={told && { ...told, feedback: {} }}
            error={stopped?.fields.answer ?? stopped?.sentence}
            size="exam"
            language={practice.language}
          />
          <Aloud>
            {item.is_faulty && <Notice>{w.faulty}</Notice>}
            {told && (
              <div className="mt-6 grid gap-2 rounded-sm bg-surface-sunken p-4">
                <p>
                  <b>{told.is_right ? w.thatIsRight : w.notQuite}</b> <AsWritten language={practice.language}>{told.explanation}</AsWritten>
                </p>
                {told.lesson && (
                  <p className="text-s">
                    <TextLink href={paths.lesson(course, told.lesson.slug, told.lesson.block)} arrow>
                      <AsWritten language={practice.language}>{told.lesson.title}</AsWritten>
                    </TextLink>
                  </p>
                )}
              </div>
            )}
          </Aloud>
          <QuestionMoves>
            {position > 1 ? (
              <ButtonLink href={paths.practiceRun(course, id, position - 1)} icon="arrow-left">
                {attempt.back}
              </ButtonLink>
            ) : (
              <span />
            )}
            {!told && !item.is_faulty ? (
              <Button look="go">{w.check}</Button>
            ) : next ? (
              <ButtonLink href={paths.practiceRun(course, id, next.position)} look="go" iconAfter="arrow-right">
                {w.next}
              </ButtonLink>
            ) : (
              <ButtonLink href={paths.practiceResult(course, id)} look="go" iconAfter="arrow-right">
                {w.seeResult}
              </ButtonLink>
            )}
          </QuestionMoves>
        </Form>
      </ExamFrame>
    </>
  )
}

/** A place on the map, as it is spoken. */
function placeWords({ w: { attempt, practice } }: Spoken, { is_faulty, is_right }: { is_faulty: boolean; is_right: boolean | null }): string {
  if (is_faulty) return practice.questionFaulty
  return is_right === null ? attempt.question : is_right ? practice.questionRight : practice.questionWrong
}
