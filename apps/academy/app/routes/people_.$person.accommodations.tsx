import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { endAccommodation, grantAccommodation, listAccommodations, type AccommodationRow } from '@stoa/domain/learning'
import { dayIn } from '@stoa/domain/tenancy'
import { Button, ButtonLink, DefinitionList, Notice, PageTitle, Panel, Row, RuledList, Section, Wrap } from '@stoa/ui'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { uuid } from '../attempt-form.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { GrantFields, sayGrant } from '../grant-fields.tsx'
import { paths } from '../paths.ts'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { shownAnewAfterConflict } from '../shown-anew.ts'
import { sayDay, sayInstant } from '../words.ts'

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
    return redirect(`${paths.accommodations(person)}?done=${'ends' in form ? 'ended' : 'granted'}`)
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
    <Shell inEnglish>
      <Wrap className="pb-18">
        <PageTitle title="Accommodations" lead={`For ${person.name}, ${person.email}: what makes exams fair. It counts from the next start of an exam on.`} />
        {!stopped && <Done name={person.name} granted={open} locale={academy.locale} />}
        <div className="not-empty:mb-8">
          <FormError refused={stopped} />
        </div>
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
                    <details>
                      <summary className="inline-flex min-h-7 cursor-pointer items-center font-semibold text-accent-text hover:underline">End this …</summary>
                      <Form method="post" className="mt-3 grid justify-items-start gap-3">
                        <input type="hidden" name="ends" value={row.id} />
                        <p className="text-s text-muted">
                          {person.name} gets a mail that it has ended, without the reason. An exam that is running keeps what it began with. To grant it
                          again you write it anew.
                        </p>
                        <Button>End this now</Button>
                      </Form>
                    </details>
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
            <ButtonLink href={paths.people()} look="bare" size="s" icon="arrow-left" className="-ms-3 justify-self-start">
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

/** What was done a moment ago, with the focus on it: the page it is on has just been loaded anew. */
function Done({ name, granted, locale }: { name: string; granted: AccommodationRow | null; locale: string }) {
  const done = useSearchParams()[0].get('done')
  const said =
    done === 'ended'
      ? `Ended. ${name} gets a mail that says so.`
      : done === 'granted' && granted
        ? `Granted: ${sayGrant(granted)}, from ${sayDay(granted.from_on, locale)}. ${name} gets a mail that says so, without the reason.`
        : null
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => head.current?.focus(), [said])
  return said && <div ref={head} tabIndex={-1} className="mb-8"><Notice tone="ok">{said}</Notice></div>
}

/** Whether it counts today, and if not, since or from when. */
function sayWhen({ from_on, last_on }: { from_on: string; last_on: string | null }, today: string, locale: string): string {
  if (from_on > today) return `From ${sayDay(from_on, locale)}`
  return last_on && last_on < today ? `Over since ${sayDay(last_on, locale)}` : 'In force'
}
