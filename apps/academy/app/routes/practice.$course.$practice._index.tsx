import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { answerPractice, readPractice } from '@stoa/domain/learning'
import { BarFact, Button, ButtonLink, ExamFrame, Notice, PlayerBar, QuestionHead, QuestionMoves, SkipLink, TextLink } from '@stoa/ui'
import { z } from 'zod'
import { givenIn } from '../answer-fields.ts'
import { AnswerKeys } from '../answer-keys.tsx'
import { uuid, withAnswer } from '../attempt-form.ts'
import { refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { QuestionAnswer } from '../question-answer.tsx'
import { serve, submit } from '../request.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Practice, question ${data.item.position}` : 'Practice' }]

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
  const stopped = refusedIn(useActionData<typeof action>())
  const { course_slug: course, id } = practice
  const { told, position } = item
  const asked = map.filter((one) => !one.is_faulty)
  const open = asked.filter((one) => one.is_right === null)
  const next = open.find((one) => one.position > position) ?? open[0]
  const answered = map.filter((one) => one.is_right !== null)
  return (
    <>
      <SkipLink href="#main">Skip to the question</SkipLink>
      <ExamFrame
        bar={
          <PlayerBar back={{ href: paths.practice(course), label: 'Leave this practice' }} title={`Practice: ${practice.title}`} detail="No clock, and nobody grades it">
            <BarFact icon="check" wide>{`${answered.filter((one) => one.is_right).length} of ${answered.length} right`}</BarFact>
            <AnswerKeys enter="In an answer: check it" />
          </PlayerBar>
        }
        sideLabel="All questions"
        summary={`${answered.length} of ${asked.length} answered`}
        places={map.map((one) => ({
          href: paths.practiceRun(course, id, one.position),
          said: `Question ${one.position}${one.is_faulty ? ', found faulty' : one.is_right === null ? '' : one.is_right ? ', right' : ', not right'}`,
          answered: one.is_right !== null,
          flagged: one.is_right === false,
          current: one.position === position,
        }))}
        review={
          <ButtonLink href={paths.practiceResult(course, id)} wide>
            End and see how it went
          </ButtonLink>
        }
        promises={[
          { icon: 'lightbulb', text: 'What is right and why is told after each answer. The first answer counts.' },
          { icon: 'refresh-cw', text: 'Leave and come back whenever you like: you go on here.' },
          { icon: 'shield-check', text: 'The exam asks other questions first. A mark at a number means: not right yet.' },
        ]}
      >
        <Form key={`${position} ${told ? 'told' : 'open'}`} method="post" preventScrollReset>
          <input type="hidden" name="position" value={position} />
          <QuestionHead said={`Question ${position} of ${map.length}`} action={null} />
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
          <output className="block">
            {item.is_faulty && <Notice>This question was found faulty. It is not practised any more, and it says nothing about you.</Notice>}
            {told && (
              <div className="mt-6 grid gap-2 rounded-sm bg-surface-sunken p-4">
                <p>
                  <b>{told.is_right ? 'That is right. ' : 'Not quite. '}</b>
                  {told.explanation}
                </p>
                {told.lesson && (
                  <p className="text-s">
                    <TextLink href={paths.lesson(course, told.lesson.slug, told.lesson.block)} arrow>
                      {told.lesson.title}
                    </TextLink>
                  </p>
                )}
              </div>
            )}
          </output>
          <QuestionMoves>
            {position > 1 ? (
              <ButtonLink href={paths.practiceRun(course, id, position - 1)} icon="arrow-left">
                Back
              </ButtonLink>
            ) : (
              <span />
            )}
            {!told && !item.is_faulty ? (
              <Button look="go">Check my answer</Button>
            ) : next ? (
              <ButtonLink href={paths.practiceRun(course, id, next.position)} look="go" iconAfter="arrow-right">
                Next question
              </ButtonLink>
            ) : (
              <ButtonLink href={paths.practiceResult(course, id)} look="go" iconAfter="arrow-right">
                See how it went
              </ButtonLink>
            )}
          </QuestionMoves>
        </Form>
      </ExamFrame>
    </>
  )
}
