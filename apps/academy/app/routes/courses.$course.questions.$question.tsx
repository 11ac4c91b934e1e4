import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { previewRegrading, readQuestion, regradeQuestion, revealKey, type RegradingEffect } from '@stoa/domain/learning'
import type { Given } from '@stoa/domain/library'
import { Button, ButtonLink, DefinitionList, Field, PageTitle, Panel, RadioChoices, Row, RuledList, Section, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { givenIn } from '../answer-fields.ts'
import { uuid, withAnswer } from '../attempt-form.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { QuestionAnswer } from '../question-answer.tsx'
import { RegradingPreview, type Wished } from '../regrading-preview.tsx'
import { answerTo, formOf, serve, transact, type Refused } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { sayGiven } from '../say-given.ts'
import { sayNumber } from '../say-number.ts'
import { Shell } from '../shell.tsx'
import { typedIn } from '../typed.ts'
import { count, OUTCOMES, sayInstant } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'A question' }]

/** One question of a course's pools: how it was answered, what was decided, and what can be.  who: owner, admin, author */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, (ctx) => readQuestion(ctx, args.params.course!, uuid(args.params.question)))
}

const ActForm = withAnswer({
  act: z.enum(['reveal', 'preview', 'decide']),
  outcome: z.enum(['point', 'left-out', 'key'], 'Choose what is to happen.').default('point'),
  tolerance: z.string().max(40).optional(),
  reason: z.string().trim().max(1000, 'Say it in 1,000 characters.').default(''),
  id: z.uuid().optional(),
  seen: z.string().max(100).default(''),
})

/** POST `reveal` shows the key, with a line in the trail; `preview` shows what a decision would do and writes nothing; `decide` does it. */
export async function action(args: ActionFunctionArgs) {
  const [course, question] = [args.params.course!, uuid(args.params.question)]
  try {
    const { act, given, reason, seen, id = crypto.randomUUID(), ...form } = await formOf(args.request, ActForm)
    if (act === 'reveal') return { key: await transact(args, 'write', (ctx) => revealKey(ctx, course, question)) }
    const wish = { ...form, right: given }
    const preview = async () => ({ ...wish, id, effect: await transact(args, 'write', (ctx) => previewRegrading(ctx, course, question, wish)) })
    if (act === 'preview') return { preview: await preview() }
    if (reason === '') return data({ preview: await preview(), unreasoned: 'Say why, in a sentence. It is kept with the decision.' }, { status: 422 })
    const decided = transact(args, 'write', (ctx) => regradeQuestion(ctx, course, question, { ...wish, id, reason, seen }))
    return await decided.then(
      () => redirect(paths.question(course, question)),
      // What was seen is not what would happen now: the new effect is shown beside the refusal, with the reason as it was typed.
      async (error: { code?: string }) => {
        if (error.code !== 'regrading/changed') throw error
        return data({ ...answerTo(args, error).data, preview: { ...(await preview()), id: crypto.randomUUID() }, reason }, { status: 409 })
      },
    )
  } catch (error) {
    return answerTo(args, error)
  }
}

type Answered = { key?: Awaited<ReturnType<typeof revealKey>>; preview?: Wished & { effect: RegradingEffect }; unreasoned?: string; reason?: string }

export default function QuestionPage() {
  const question = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() as Answered | undefined
  const refused = refusedIn(answered)
  const { academy } = useRoot()!
  const { asked, course } = question
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={question.prompt} lead={`${question.pool}, ${question.kind}, asked ${count(question.times, 'time')} in attempts that were handed in`} />
        <FormError refused={refused} />
        {answered?.preview && (
          <RegradingPreview course={course.slug} question={question} preview={answered.preview} unreasoned={answered.unreasoned} reason={answered.reason} />
        )}
        <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <div className="grid content-start gap-10">
            <Section id="answers" title="What people answered">
              {question.given.length === 0 ? (
                <p className="pt-4 text-muted">Nobody was asked this yet.</p>
              ) : (
                <RuledList>
                  {question.given.map(({ given, times }) => (
                    <Row key={sayGiven(asked, given)} title={sayGiven(asked, given)} end={`${times} of ${question.times}`} />
                  ))}
                </RuledList>
              )}
            </Section>
            <Section id="key" title="What counts as right">
              {answered?.key ? (
                <div className="pt-4">
                  <DefinitionList
                    items={[
                      { term: 'As written', value: sayGiven(asked, inWords(answered.key.right, question.language)) },
                      { term: 'Because', value: answered.key.explanation },
                    ]}
                  />
                </div>
              ) : !question.may_read_key ? (
                <p className="pt-4 text-muted">Keys of this company’s questions are for its authors, its owners and those who administer all of it.</p>
              ) : (
                <Form method="post" className="grid justify-items-start gap-2 pt-4">
                  <Button name="act" value="reveal" icon="eye">
                    Show the key
                  </Button>
                  <p className="text-s text-muted">Looking at a key leaves a line in the trail.</p>
                </Form>
              )}
            </Section>
            {question.decisions.length > 0 && (
              <Section id="decisions" title="What was decided">
                <RuledList>
                  {question.decisions.map((one) => (
                    <Row
                      key={one.number}
                      title={OUTCOMES[one.outcome]}
                      detail={one.reason}
                      meta={`${one.decided_by}, ${sayInstant(one.decided_at, academy.locale, academy.time_zone)}`}
                      end={`${count(one.changed, 'result')} changed`}
                    />
                  ))}
                </RuledList>
                <p className="pt-4 text-s text-muted">This question is not drawn any more. A new wording, published with the course, is a new question.</p>
              </Section>
            )}
            <ButtonLink href={paths.questions(course.slug)} look="bare" size="s" icon="arrow-left" className="justify-self-start">
              All questions of {course.title}
            </ButtonLink>
          </div>
          <FaultyForm wished={answered?.preview} refused={refused} />
        </div>
      </Wrap>
    </Shell>
  )
}

/** A key's number as people write it: they type it back like that. */
const inWords = (right: Given, language: string): Given => (right.number === undefined ? right : { number: sayNumber(right.number, language) })

/** What is to happen when a question is faulty. Nothing happens before the effect was seen. */
function FaultyForm({ wished, refused }: { wished: Wished | undefined; refused: Refused | null }) {
  const fields = refused?.fields ?? {}
  const outcome = wished?.outcome ?? typedIn(refused, 'outcome')
  const { asked, language, may_read_key } = useLoaderData<typeof loader>()
  return (
    <Panel className="h-fit">
      <Form method="post" className="grid gap-6">
        <RadioChoices
          name="outcome"
          size="s"
          legend="This question is faulty. What is to happen?"
          error={fields.outcome}
          required
          chosen={outcome ? [outcome] : []}
          choices={[
            { value: 'point', label: 'Everybody who was asked gets the point' },
            { value: 'left-out', label: 'It is left out of the count, for everybody' },
            ...(may_read_key ? [{ value: 'key', label: 'Another answer is right, the one below' }] : []),
          ]}
        />
        {may_read_key && (
          <>
            <QuestionAnswer
              id="answer"
              prompt="Only if another answer is right: which?"
              asked={asked}
              given={wished?.right ?? (refused && givenIn(refused.typed)) ?? {}}
              hint={asked.kind === 'fill-in' ? 'Several words that are taken for one gap are parted by semicolons.' : undefined}
              error={fields.answer}
              language={language}
            />
            {asked.kind === 'numeric' && (
              <Field
                name="tolerance"
                label="How far off is still right"
                error={fields.tolerance}
                inputMode="decimal"
                defaultValue={wished?.tolerance ?? typedIn(refused, 'tolerance') ?? '0'}
              />
            )}
          </>
        )}
        <Button name="act" value="preview" look={wished ? 'plain' : 'go'}>
          Show who is affected
        </Button>
        <p className="text-s text-muted">
          This only shows it, and that you looked is in the trail. Nothing changes, and nobody is told, before you confirm with a reason.
        </p>
      </Form>
    </Panel>
  )
}
