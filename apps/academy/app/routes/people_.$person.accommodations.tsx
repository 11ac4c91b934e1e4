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
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { said, unfit } from '../person-fields.ts'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import type { Spoken } from '../spoken.ts'
import { shownAnewAfterConflict } from '../shown-anew.ts'
import { sayDay, sayInstant } from '../words.ts'

export { handle } from '../running-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { w: { accommodation: w }, t } = titleWords()
  return [{ title: data ? t(w.titleOf, { name: data.person.name }) : w.title }]
}

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

const whole = (max: number, otherwise: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, otherwise)
    .transform(Number)
    .pipe(z.number().max(max, otherwise))
const day = z.iso.date(said('dayForm')).regex(/^20/, said('dayCentury'))
const Grant = z.object({
  extra_percent: whole(300, said('wholeTo300')).default(0),
  breaks_max: whole(10, said('wholeTo10')).default(0),
  break_minutes: whole(60, said('wholeTo60')).default(0),
  reason: z.string().trim().min(1, said('reasonMissing')).max(1000, said('reasonLong')),
  from_on: day,
  until_on: z.union([z.literal('').transform(() => null), day]).default(null),
  replaces: z.union([z.literal('').transform(() => null), z.uuid()]).default(null),
})
const AccommodationForm = z.looseObject({ ends: z.uuid().optional() }).transform(({ ends, ...fields }, context) => {
  if (ends) return { ends }
  const grant = Grant.safeParse(fields, { error: unfit })
  if (grant.success) return grant.data
  for (const { path, message } of grant.error.issues)
    context.addIssue({ code: 'custom', path: [...path], message: path[0] === 'until_on' ? said('dayOrNone') : message })
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
  const language = useLanguage()
  const { w: { accommodation: w }, t, locale } = language
  const isOwn = viewer?.id === person.id
  const stopped = refusedIn(useActionData<typeof action>())
  // What was typed stays in the form until it is taken, also where somebody else granted something meanwhile.
  const [filled, setFilled] = useState(open?.id)
  if (!stopped && filled !== open?.id) setFilled(open?.id)
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={w.title} lead={t(w.lead, { name: person.name, email: person.email })} />
        {!stopped && <Done name={person.name} granted={open} language={language} />}
        <div className="not-empty:mb-8">
          <FormError refused={stopped} />
        </div>
        <div className="beside beside-wider">
          <div className="grid content-start gap-10">
            {current.map((row) => (
              <Section key={row.id} id={`granted-${row.id}`} title={sayWhen(language, row, today)}>
                <div className="grid gap-5 pt-4">
                  <DefinitionList
                    items={[
                      { term: w.grants, value: sayGrant(language, row) },
                      { term: w.from, value: sayDay(row.from_on, locale) },
                      { term: w.until, value: row.last_on ? sayDay(row.last_on, locale) : w.untilEnded },
                      { term: w.because, value: <span dir="auto">{row.reason}</span> },
                      { term: w.granted, value: t(w.grantedBy, { name: row.granted_by, at: sayInstant(row.granted_at, locale, academy.time_zone) }) },
                    ]}
                  />
                  {!isOwn && (
                    <details>
                      <summary className="inline-flex min-h-7 cursor-pointer items-center font-semibold text-accent-text hover:underline">{w.endThis}</summary>
                      <Form method="post" className="mt-3 grid justify-items-start gap-3">
                        <input type="hidden" name="ends" value={row.id} />
                        <p className="text-s text-muted">
                          {t(w.endHow, { name: person.name })}
                        </p>
                        <Button>{w.endNow}</Button>
                      </Form>
                    </details>
                  )}
                </div>
              </Section>
            ))}
            {current.length === 0 && (
              <Section id="none" title={w.inForce}>
                <p className="pt-4 text-muted">{t(w.nothing, { name: person.name })}</p>
              </Section>
            )}
            {past.length > 0 && (
              <Section id="past" title={w.before}>
                <RuledList>
                  {past.map((row) => (
                    <Row
                      key={row.id}
                      title={sayGrant(language, row)}
                      detail={row.reason}
                      meta={
                        t(w.wasGranted, {
                          grantedBy: row.granted_by,
                          grantedAt: sayInstant(row.granted_at, locale, academy.time_zone),
                          endedBy: row.ended_by ?? '',
                          endedAt: sayInstant(row.ended_at!, locale, academy.time_zone),
                        })
                      }
                    />
                  ))}
                </RuledList>
              </Section>
            )}
            <ButtonLink href={paths.people()} look="bare" size="s" icon="arrow-left" className="-ms-3 justify-self-start max-sm:whitespace-normal">
              {w.people}
            </ButtonLink>
          </div>
          {isOwn ? (
            <Notice>{w.own}</Notice>
          ) : (
            <Panel className="h-fit">
              <h2 className="mb-5 text-l">{open ? w.grantElse : w.grant}</h2>
              <GrantFields key={filled ?? 'none'} open={open} today={today} stopped={stopped} />
            </Panel>
          )}
        </div>
      </Wrap>
    </Shell>
  )
}

/** What was done a moment ago, with the focus on it: the page it is on has just been loaded anew. */
function Done({ name, granted, language }: { name: string; granted: AccommodationRow | null; language: Spoken }) {
  const { w: { accommodation: w }, t, locale } = language
  const done = useSearchParams()[0].get('done')
  const told =
    done === 'ended'
      ? t(w.saidEnded, { name })
      : done === 'granted' && granted
        ? t(w.saidGranted, { what: sayGrant(language, granted), day: sayDay(granted.from_on, locale), name })
        : null
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => head.current?.focus(), [told])
  return told && <div ref={head} tabIndex={-1} className="mb-8"><Notice tone="ok">{told}</Notice></div>
}

/** Whether it counts today, and if not, since or from when. */
function sayWhen({ w: { accommodation: w }, t, locale }: Spoken, { from_on, last_on }: { from_on: string; last_on: string | null }, today: string): string {
  if (from_on > today) return t(w.fromDay, { day: sayDay(from_on, locale) })
  return last_on && last_on < today ? t(w.overSince, { day: sayDay(last_on, locale) }) : w.inForce
}
