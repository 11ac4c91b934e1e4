import { Form } from '@remix-run/react'
import type { QuestionDetail } from '@stoa/domain/learning'
import { Button, Field, Panel, RadioChoices } from '@stoa/ui'
import { givenIn } from './answer-fields.ts'
import { QuestionAnswer } from './question-answer.tsx'
import type { Wished } from './regrading-preview.tsx'
import type { Refused } from './request.server.ts'
import { typedIn } from './typed.ts'

interface FaultyFormProps {
  question: QuestionDetail
  /** What was previewed last. */
  wished: Wished | undefined
  /** Its preview stands above and still says what this form stands at. */
  isShown: boolean
  refused: Refused | null
  onChange: () => void
}

/** What is to happen when a question is faulty. Nothing happens before the effect was seen. The answers to choose from are here as soon as
 *  another answer is to be right, also before JavaScript arrives. */
export function FaultyForm({ question, wished, isShown, refused, onChange }: FaultyFormProps) {
  const fields = refused?.fields ?? {}
  const outcome = wished?.outcome ?? typedIn(refused, 'outcome')
  const { asked, language, may_read_key } = question
  return (
    <Panel className="h-fit">
      <Form method="post" onChange={onChange} onClick={(event) => (event.target as Element).closest('button[type=button]') && onChange()} className="group/faulty grid gap-6">
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
            ...(may_read_key ? [{ value: 'key', label: 'Another answer is right' }] : []),
          ]}
        />
        {may_read_key && (
          <div className="grid gap-6 not-group-has-[[value=key]:checked]/faulty:hidden">
            <QuestionAnswer
              id="answer"
              prompt="Which answer is right instead?"
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
          </div>
        )}
        <Button name="act" value="preview" look={isShown ? 'plain' : 'go'}>
          Show who is affected
        </Button>
        <p className="text-s text-muted">
          This only shows it, and that you looked is in the trail. Nothing changes, and nobody is told, before you confirm with a reason.
        </p>
      </Form>
    </Panel>
  )
}
