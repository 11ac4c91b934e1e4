import { Form } from '@remix-run/react'
import type { ChangedAttempt, PreviewedRegrading, QuestionDetail, RegradingWish } from '@stoa/domain/learning'
import { Button, Panel, Table, Tag, TextArea } from '@stoa/ui'
import { useEffect, useRef } from 'react'
import { paths } from './paths.ts'
import { sayGiven } from './say-given.ts'
import { count, OUTCOMES } from './words.ts'

/** What was wished, and under which id it would be decided. */
export type Wished = RegradingWish & { id: string }

interface PreviewProps {
  course: string
  question: QuestionDetail
  preview: Wished & { effect: PreviewedRegrading }
  /** Said at the reason, where there was none. */
  unreasoned: string | undefined
  reason: string | undefined
  onReason: (typed: string) => void
}

/** Who is affected by a decision, before it is taken, and the one form that takes it. It carries what was previewed, and says so: what the form
 *  beside it stands at by then is another thing. */
export function RegradingPreview({ course, question, preview, unreasoned, reason, onReason }: PreviewProps) {
  const { effect, outcome, right } = preview
  const { changes, passing, keeping } = effect
  const head = useRef<HTMLHeadingElement>(null)
  // What was asked for is read out at once: it stands above the form that asked for it.
  useEffect(() => head.current?.focus(), [effect, unreasoned])
  return (
    <Panel className="mb-10">
      <section aria-labelledby="preview" className="grid gap-5">
        <h2 id="preview" ref={head} tabIndex={-1}>
          Before you decide: {OUTCOMES[outcome]!.toLowerCase()}
        </h2>
        {outcome === 'key' && <p>From now on this counts as right: {sayGiven(question.asked, right)}</p>}
        <ul className="max-w-measure list-disc ps-5 [&>li]:mb-1.5">
          <li>
            {count(effect.asked, 'attempt')} asked this question; {count(changes, 'result')} would change.
          </li>
          <li>{passing === 0 ? 'Nobody would newly pass.' : `${count(passing, 'person', 'people')} would newly pass, and get a certificate and a mail.`}</li>
          {changes > passing && <li>Everybody else whose result changes gets a mail that says so.</li>}
          <li>
            {keeping === 0
              ? 'Nobody who passed would fall below the mark.'
              : `${count(keeping, 'person', 'people')} would fall below the mark, and keep the pass: nobody loses one.`}
          </li>
          <li>The question is not drawn any more, in exams or in practice.</li>
        </ul>
        {changes > effect.changed.length && (
          <p className="text-muted">
            The first {effect.changed.length} of {count(changes, 'result')} are listed; those that change who passes come first.
          </p>
        )}
        {effect.changed.length > 0 && (
          <Table
            caption="Results that would change"
            rows={effect.changed}
            keyOf={(row) => row.attempt_id}
            columns={[
              { head: 'Person', cell: (row) => row.name ?? 'Somebody whose name you may not see' },
              { head: 'Attempt', align: 'end', cell: (row) => row.number },
              { head: 'Now', align: 'end', cell: (row) => `${row.before.correct} of ${row.before.asked}` },
              { head: 'Then', align: 'end', cell: (row) => `${row.after.correct} of ${row.after.asked}` },
              { head: 'So', align: 'end', cell: (row) => <Verdict row={row} /> },
            ]}
          />
        )}
        <Form method="post" action={paths.question(course, question.id)} className="grid max-w-measure gap-4">
          <Hidden preview={preview} />
          <TextArea
            name="reason"
            label="Why"
            hint="Kept with the decision, and read by those who look after this course."
            required
            maxLength={1000}
            defaultValue={reason}
            error={unreasoned}
            onChange={(event) => onReason(event.target.value)}
          />
          <p className="text-s text-muted">
            The decision and its reason stay on record, and so do the old grades. If it turns out wrong, decide again: the latest decision counts, and
            whoever has passed by then keeps it.
          </p>
          <Button name="act" value="decide" look="go" className="justify-self-start">
            {DECIDE[outcome]}
          </Button>
        </Form>
      </section>
    </Panel>
  )
}

const DECIDE: Record<RegradingWish['outcome'], string> = {
  point: 'Decide: everybody gets the point',
  'left-out': 'Decide: leave it out of the count',
  key: 'Decide: this other answer is right',
}

function Verdict({ row }: { row: ChangedAttempt }) {
  if (row.verdict === 'keeps') return <Tag tone="warn">falls below, keeps the pass</Tag>
  if (row.verdict === 'same') return <span className="text-muted">no difference to passing</span>
  return <Tag tone="ok">{row.is_new_pass ? 'passes' : 'passes, as another attempt has'}</Tag>
}

/** What was wished, once more, as the fields of the form that wished it. */
function Hidden({ preview: { id, outcome, right, tolerance, effect } }: { preview: PreviewProps['preview'] }) {
  const fields: [string, string][] = [
    ['id', id],
    ['seen', effect.seen],
    ['after', effect.after ?? ''],
    ['outcome', outcome],
    ...(tolerance === undefined ? [] : [['tolerance', tolerance] as [string, string]]),
    ...(right.number === undefined ? [] : [['number', right.number] as [string, string]]),
    ...(right.picked ?? []).map((one): [string, string] => ['picked[]', one]),
    ...Object.entries(right.places ?? {}).map(([one, place]): [string, string] => ['places[]', `${one}:${place}`]),
    ...Object.entries(right.pairs ?? {}).map(([left, one]): [string, string] => ['pairs[]', `${left}:${one}`]),
    ...(right.blanks ?? []).map((blank): [string, string] => ['blanks[]', blank]),
  ]
  return fields.map(([name, value], at) => <input key={at} type="hidden" name={name} value={value} />)
}
