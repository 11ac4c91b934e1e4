import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { endAccommodation, grantAccommodation, listAccommodations, type AccommodationRow } from '@stoa/domain/learning'
import { dayIn } from '@stoa/domain/tenancy'
import { Button, ButtonLink, DefinitionList, Field, Notice, PageTitle, Panel, Row, RuledList, Section, TextArea, Wrap } from '@stoa/ui'
import { useState } from 'react'
import { z } from 'zod'
import { uuid } from '../attempt-form.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { serve, submit, type Refused } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { shownAnewAfterConflict } from '../shown-anew.ts'
import { typedIn } from '../typed.ts'
import { count, sayDay, sayInstant, sayMinutes } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Accommodations: ${data.person.name}` : 'Accommodations' }]

/** What makes exams fair for somebody: extra time and breaks.  who: owner; admin, for their academies' people */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const { person, rows } = await listAccommodations(ctx, uuid(args.params.person))
    const [today, zone] = [dayIn(ctx.now, ctx.academy.time_zone), ctx.academy.time_zone]
    const isPast = (row: AccommodationRow) => row.ended_at !== null && row.ended_at <= ctx.now
    // What another one follows ends the day before that begins.
    const current = rows.filter((row) => !isPast(row)).map((row) => ({ ...row, last_on: row.ended_at ? dayIn(new Date(row.ended_at.getTime() - 1), zone) : row.until_on }))
    return { person, open: rows.find((row) => !row.ended_at) ?? null, current: current.reverse(), past: rows.filter(isPast), today }
  })
}

export const shouldRevalidate = shownAnewAfterConflict

const whole = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, `Write a whole number from 0 to ${max}.`)
    .transform(Number)
    .pipe(z.number().max(max, `Write a whole number from 0 to ${max}.`))
const day = z.iso.date('Write a day as year, month and day, such as 2026-11-30.').regex(/^20/, 'Write a day of this century.')
const Grant = z.object({
  extra_percent: whole(300).default(0),
  breaks_max: whole(10).default(0),
  break_minutes: whole(60).default(0),
  reason: z.string().trim().min(1, 'Say what it rests on. Only owners and administrators read this.').max(1000, 'Say it in 1,000 characters.'),
  from_on: day,
  until_on: z.union([z.literal('').transform(() => null), day]).default(null),
  replaces: z.union([z.literal('').transform(() => null), z.uuid()]).default(null),
})
const AccommodationForm = z.looseObject({ ends: z.uuid().optional() }).transform(({ ends, ...fields }, context) => {
  if (ends) return { ends }
  const grant = Grant.safeParse(fields)
  if (grant.success) return grant.data
  for (const { path, message } of grant.error.issues)
    context.addIssue({ code: 'custom', path: [...path], message: path[0] === 'until_on' ? 'Write a day of this century, or nothing.' : message })
  return z.NEVER
})

/** POST grants one, in place of the one that is open; or ends the one that `ends` names. */
export async function action(args: ActionFunctionArgs) {
  const person = uuid(args.params.person)
  return submit(args, AccommodationForm, async (ctx, form) => {
    await ('ends' in form ? endAccommodation(ctx, person, form.ends) : grantAccommodation(ctx, person, form))
    return redirect(paths.accommodations(person))
  })
}

export default function Accommodations() {
  const { person, open, current, past, today } = useLoaderData<typeof loader>()
  const { academy, viewer } = useRoot()!
  const isOwn = viewer?.id === person.id
  const stopped = refusedIn(useActionData<typeof action>())
  // What was typed stays in the form until it is taken, also where somebody else granted something meanwhile.
  const [filled, setFilled] = useState(open?.id)
  if (!stopped && filled !== open?.id) setFilled(open?.id)
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title="Accommodations" lead={`For ${person.name}, ${person.email}: what makes exams fair. It counts from the next start of an exam on.`} />
        <FormError refused={stopped} />
        <div className="grid gap-12 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
          <div className="grid content-start gap-10">
            {current.map((row) => (
              <Section key={row.id} id={`granted-${row.id}`} title={sayWhen(row, today, academy.locale)}>
                <div className="grid gap-5 pt-4">
                  <DefinitionList
                    items={[
                      { term: 'Grants', value: sayGrant(row) },
                      { term: 'From', value: sayDay(row.from_on, academy.locale) },
                      { term: 'Until', value: row.last_on ? sayDay(row.last_on, academy.locale) : 'it is ended' },
                      { term: 'Because', value: row.reason },
                      { term: 'Granted', value: `by ${row.granted_by}, ${sayInstant(row.granted_at, academy.locale, academy.time_zone)}` },
                    ]}
                  />
                  {!isOwn && (
                    <Form method="post">
                      <input type="hidden" name="ends" value={row.id} />
                      <Button>End this now</Button>
                      <p className="mt-2 text-s text-muted">An exam that is running keeps what it began with.</p>
                    </Form>
                  )}
                </div>
              </Section>
            ))}
            {current.length === 0 && (
              <Section id="none" title="In force">
                <p className="pt-4 text-muted">Nothing. {person.name} sits exams with the time that each of them says.</p>
              </Section>
            )}
            {past.length > 0 && (
              <Section id="past" title="Before">
                <RuledList>
                  {past.map((row) => (
                    <Row
                      key={row.id}
                      title={sayGrant(row)}
                      detail={row.reason}
                      meta={
                        `Granted by ${row.granted_by} on ${sayInstant(row.granted_at, academy.locale, academy.time_zone)}, ` +
                        `ended by ${row.ended_by} on ${sayInstant(row.ended_at!, academy.locale, academy.time_zone)}`
                      }
                    />
                  ))}
                </RuledList>
              </Section>
            )}
            <ButtonLink href={paths.people()} look="bare" size="s" icon="arrow-left" className="justify-self-start">
              People
            </ButtonLink>
          </div>
          {isOwn ? (
            <Notice>Nobody decides about their own exams. Another owner or administrator of this academy can.</Notice>
          ) : (
            <Panel className="h-fit">
              <h2 className="mb-5 text-l">{open ? 'Grant something else instead' : 'Grant'}</h2>
              <GrantFields key={filled ?? 'none'} open={open} today={today} stopped={stopped} />
            </Panel>
          )}
        </div>
      </Wrap>
    </Shell>
  )
}

/** Whether it counts today, and if not, since or from when. */
function sayWhen({ from_on, last_on }: { from_on: string; last_on: string | null }, today: string, locale: string): string {
  if (from_on > today) return `From ${sayDay(from_on, locale)}`
  return last_on && last_on < today ? `Over since ${sayDay(last_on, locale)}` : 'In force'
}

const sayGrant = ({ extra_percent, breaks_max, break_minutes }: Pick<AccommodationRow, 'extra_percent' | 'breaks_max' | 'break_minutes'>) =>
  [extra_percent > 0 && `${extra_percent} % more time`, breaks_max > 0 && `${count(breaks_max, 'break')} of up to ${sayMinutes(break_minutes)}`]
    .filter(Boolean)
    .join(', ')

function GrantFields({ open, today, stopped }: { open: AccommodationRow | null; today: string; stopped: Refused | null }) {
  const errors = stopped?.fields ?? {}
  const number = (name: 'extra_percent' | 'breaks_max' | 'break_minutes', label: string, max: number, hint?: string) => (
    <Field name={name} label={label} hint={hint} error={errors[name]} type="number" min={0} max={max} step={1} defaultValue={typedIn(stopped, name) ?? open?.[name] ?? 0} />
  )
  return (
    <Form method="post" className="grid gap-5">
      <input type="hidden" name="replaces" value={open?.id ?? ''} />
      {number('extra_percent', 'Extra time, in per cent', 300, 'Added to the minutes of every exam.')}
      <div className="grid gap-5 sm:grid-cols-2">
        {number('breaks_max', 'Breaks', 10)}
        {number('break_minutes', 'Minutes each', 60)}
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="from_on"
          label="From"
          hint={open ? 'What is granted now ends the day before.' : undefined}
          type="date"
          required
          defaultValue={typedIn(stopped, 'from_on') ?? today}
          error={errors.from_on}
        />
        <Field name="until_on" label="Until" hint="Empty: until you end it." type="date" defaultValue={typedIn(stopped, 'until_on')} error={errors.until_on} />
      </div>
      <TextArea
        name="reason"
        label="What it rests on"
        hint="Read by owners and administrators alone."
        required
        maxLength={1000}
        defaultValue={typedIn(stopped, 'reason') ?? open?.reason}
        error={errors.reason}
      />
      <Button look="go">{open ? 'Grant this instead' : 'Grant this'}</Button>
    </Form>
  )
}
