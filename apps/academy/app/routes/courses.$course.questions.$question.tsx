import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { previewRegrading, readQuestion, regradeQuestion, revealKey, type PreviewedRegrading } from '@stoa/domain/learning'
import type { Given } from '@stoa/domain/library'
import { Button, ButtonLink, DefinitionList, PageTitle, Row, RuledList, Section, Wrap } from '@stoa/ui'
import { useState } from 'react'
import { z } from 'zod'
import { uuid, withAnswer } from '../attempt-form.ts'
import { FaultyForm } from '../faulty-form.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { ChangedSince, Decided } from '../regrading-notices.tsx'
import { RegradingPreview, type Wished } from '../regrading-preview.tsx'
import { answerTo, formOf, serve, transact } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { sayGiven } from '../say-given.ts'
import { sayNumber } from '../say-number.ts'
import { Shell } from '../shell.tsx'
import { shownAnewAfterConflict } from '../shown-anew.ts'
import { count, KINDS, OUTCOMES, sayInstant } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'A question' }]

/** One question of a course's pools: how it was answered, what was decided, and what can be.  who: owner, admin, author */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, (ctx) => readQuestion(ctx, args.params.course!, uuid(args.params.question)))
}

export const shouldRevalidate = shownAnewAfterConflict

const ActForm = withAnswer({
  act: z.enum(['reveal', 'preview', 'decide']),
  outcome: z.enum(['point', 'left-out', 'key'], 'Choose what is to happen.').default('point'),
  tolerance: z.string().max(40).optional(),
  reason: z.string().trim().max(1000, 'Say it in 1,000 characters.').default(''),
  id: z.uuid().optional(),
  seen: z.string().max(100).default(''),
  after: z.union([z.literal('').transform(() => null), z.uuid()]).default(null),
})

// What was seen is not what would happen now: the effect as it is by now is shown beside each of these.
const SHOWN_ANEW = ['regrading/changed', 'regrading/decided', 'regrading/same']

/** POST `reveal` shows the key, with a line in the trail; `preview` shows what a decision would do and writes nothing; `decide` does it. */
export async function action(args: ActionFunctionArgs) {
  const [course, question] = [args.params.course!, uuid(args.params.question)]
  try {
    const { act, given, reason, seen, after, id = crypto.randomUUID(), ...form } = await formOf(args.request, ActForm)
    if (act === 'reveal') return { key: await transact(args, 'write', (ctx) => revealKey(ctx, course, question)) }
    const wish = { ...form, right: given }
    const preview = async () => {
      const effect = await transact(args, 'write', (ctx) => previewRegrading(ctx, course, question, wish))
      // Said once the line in the trail is kept: it tells something about the key.
      if (effect.counts_already) throw countsAlready(wish.outcome)
      return { ...wish, id, effect }
    }
    if (act === 'preview') return { preview: await preview() }
    if (reason === '') return data({ preview: await preview(), unreasoned: 'Say why, in a sentence. It is kept with the decision.' }, { status: 422 })
    const decided = transact(args, 'write', (ctx) => regradeQuestion(ctx, course, question, { ...wish, id, reason, seen, after }))
    return await decided.then(
      () => redirect(`${paths.question(course, question)}?decided=${id}`),
      async (error: { code?: string }) => {
        if (!SHOWN_ANEW.includes(error.code ?? '')) throw error
        return data({ ...answerTo(args, error).data, preview: { ...(await preview()), id: crypto.randomUUID() }, reason }, { status: 409 })
      },
    )
  } catch (error) {
    return answerTo(args, error)
  }
}

const countsAlready = (outcome: string) =>
  outcome === 'key'
    ? new Refusal('input/invalid', {}, { answer: 'This is what counts already. Choose the answer that is to count instead.' })
    : new Refusal('input/invalid', {}, { outcome: 'This is what counts already, by the last decision about this question.' })

type Answered = { key?: Awaited<ReturnType<typeof revealKey>>; preview?: Wished & { effect: PreviewedRegrading }; unreasoned?: string; reason?: string }

export default function QuestionPage() {
  const question = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() as Answered | undefined
  const refused = refusedIn(answered)
  const { academy } = useRoot()!
  const { asked, course } = question
  const { preview } = answered ?? {}
  // A preview shows what its form stood at. As soon as that is changed it is over, and what was typed as a reason waits for the next.
  const [changed, setChanged] = useState<string>()
  const [reason, setReason] = useState<string>()
  const corrected = (number: number) => {
    const right = answered?.key?.corrected.find((one) => one.number === number)?.right
    return right && sayGiven(asked, inWords(right, question.language))
  }
  const isOver = preview !== undefined && changed === preview.id
  return (
    <Shell inEnglish>
      <Wrap className="pb-18">
        <PageTitle
          title={question.prompt}
          lead={`${question.skill_title}; asks for ${KINDS[question.kind]}. Asked ${count(question.times, 'time')} in attempts that were handed in.`}
        />
        {!answered && <Decided decisions={question.decisions} />}
        <div className="not-empty:mb-8">
          <FormError refused={refused} />
        </div>
        {preview && isOver && <ChangedSince />}
        {preview && !isOver && (
          <RegradingPreview
            course={course.slug}
            question={question}
            preview={preview}
            unreasoned={answered?.unreasoned}
            reason={answered?.reason ?? reason}
            onReason={setReason}
          />
        )}
        <div className="beside beside-wider">
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
                      ...(question.decisions[0]?.outcome === 'key' ? [{ term: 'As decided', value: corrected(question.decisions[0].number) }] : []),
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
                      title={[OUTCOMES[one.outcome], corrected(one.number)].filter(Boolean).join(': ')}
                      detail={one.reason}
                      meta={`${one.decided_by}, ${sayInstant(one.decided_at, academy.locale, academy.time_zone)}`}
                      end={`${count(one.changed, 'result')} changed`}
                    />
                  ))}
                </RuledList>
                {question.may_read_key && !answered?.key && question.decisions.some((one) => one.outcome === 'key') && (
                  <p className="pt-4 text-s text-muted">Which answer that is stands here once you show the key.</p>
                )}
                <p className="pt-4 text-s text-muted">This question is not drawn any more. A new wording, published with the course, is a new question.</p>
              </Section>
            )}
            <ButtonLink href={paths.questions(course.slug)} look="bare" size="s" icon="arrow-left" className="-ms-3 justify-self-start max-sm:whitespace-normal">
              All questions of {course.title}
            </ButtonLink>
          </div>
          <FaultyForm
            key={question.decisions.length}
            question={question}
            wished={preview}
            isShown={preview !== undefined && !isOver}
            refused={refused}
            onChange={() => setChanged(preview?.id)}
          />
        </div>
      </Wrap>
    </Shell>
  )
}

/** A key's number as people write it: they type it back like that. */
const inWords = (right: Given, language: string): Given => (right.number === undefined ? right : { number: sayNumber(right.number, language) })
