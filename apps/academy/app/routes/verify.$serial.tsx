import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, isRouteErrorResponse, useLoaderData, useParams, useRouteError } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { mayRevoke, tenantOfSerial, verifySerial } from '@stoa/domain/credentials'
import { originOf } from '@stoa/domain/tenancy'
import { Button, ButtonLink, DefinitionList, Panel, Section, TextArea, Verdict, Wrap } from '@stoa/ui'
import { paths } from '../paths.ts'
import { serve, type Refused } from '../request.server.ts'
import { ErrorBoundary as RootErrorBoundary, useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { VerifyForm } from '../verify-form.tsx'
import { sayDay, sayInstant } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.fields.holder}: ${data.fields.certification}` : 'Check a certificate' },
  { name: 'robots', content: 'noindex' },
]

/** What anyone may know of a certificate. The number leads to the tenant, before any transaction; another tenant's certificate is
 *  shown at its issuer's address. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args
  const door = await tenantOfSerial(context.db, params.serial!)
  if (door && door.tenant_id !== context.academy.tenant_id) {
    const elsewhere = await context.db.tenant(door.tenant_id, 'read', (open) => verifySerial(open, door.serial)).catch(() => null)
    if (elsewhere) throw redirect(`${originOf(context.address, elsewhere.host)}${paths.verify(door.serial)}`)
  }
  return serve(args, async (ctx) => {
    if (!door) throw new Refusal('certificate/unknown')
    const found = await verifySerial(ctx, door.serial)
    return { ...found, may_revoke: mayRevoke(ctx, found) }
  })
}

/** A number that nothing has is shown again, to be corrected. */
export function ErrorBoundary() {
  const { serial } = useParams()
  const error = useRouteError()
  const refused = isRouteErrorResponse(error) ? (error.data as Refused | null) : null
  if (refused?.code !== 'certificate/unknown') return <RootErrorBoundary />
  return <VerifyForm serial={serial!} unknown={refused.sentence} />
}

export default function VerifyPage() {
  const { state, fields, revocation, checked_at, course_slug, may_revoke } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const day = (on: string) => sayDay(on, academy.locale)
  const until = fields.valid_until_on && day(fields.valid_until_on)
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: academy.time_zone }).format(checked_at)
  return (
    <Shell>
      <Wrap className="pb-18">
        {state === 'valid' ? (
          <Verdict
            tone="ok"
            state={`Valid today, ${today}`}
            sentence={`${fields.holder} holds the certification ${fields.certification}${until ? `, until ${until}` : ''}.`}
          >
            {fields.issuer} issued this certificate on {day(fields.issued_on)}. It has not been withdrawn.
          </Verdict>
        ) : state === 'expired' ? (
          <Verdict tone="warn" state={`Expired on ${until}`} sentence={`${fields.holder} held the certification ${fields.certification} until ${until}.`}>
            {fields.issuer} issued this certificate on {day(fields.issued_on)}. It has run out and is no longer proof of anything today.
          </Verdict>
        ) : (
          <Verdict tone="bad" state={`Withdrawn on ${day(revocation!.on)}`} sentence={`This certificate of ${fields.holder} is no longer valid.`}>
            {fields.issuer} withdrew it. Reason: {revocation!.reason}
          </Verdict>
        )}
        <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
          <Section
            id="printed"
            title="What is printed on it"
            link={<span className="text-muted">Checked {sayInstant(checked_at, academy.locale, academy.time_zone)}</span>}
          >
            <div className="pt-4">
              <DefinitionList
                items={[
                  { term: 'Holder', value: fields.holder },
                  ...(fields.organization ? [{ term: 'Company', value: fields.organization }] : []),
                  { term: 'Certification', value: fields.certification },
                  { term: 'Says', value: fields.statement },
                  {
                    term: 'Skills',
                    value: (
                      <ul>
                        {fields.skills.map((skill) => (
                          <li key={skill}>{skill}</li>
                        ))}
                      </ul>
                    ),
                  },
                  { term: 'Number', value: fields.serial, code: true },
                  { term: 'Issued', value: day(fields.issued_on) },
                  { term: 'Valid until', value: until ?? 'Does not expire' },
                  { term: 'Exam', value: fields.exam },
                  { term: 'Course text', value: `Version ${fields.course_version}` },
                  { term: 'Issued by', value: `${fields.issuer}, ${fields.place}` },
                  { term: 'Academy', value: `${fields.academy} ${fields.tagline}` },
                ]}
              />
            </div>
            <p className="pt-6 text-s text-muted">
              Compare each line with the paper in your hand. If one differs, the paper was changed: <strong>this page is the record</strong>.
            </p>
          </Section>
          <aside className="grid content-start gap-6">
            <Panel>
              <h2>Earn this yourself</h2>
              <p className="my-3 text-s text-muted">See what it takes: the time, the lessons, and what the exam asks.</p>
              <ButtonLink href={paths.course(course_slug)} look="go" wide>
                See the course
              </ButtonLink>
            </Panel>
            {may_revoke && (
              <Panel>
                <h2>Withdraw it</h2>
                <p className="my-3 text-s text-muted">It stays on record, and this page says so from now on. It cannot be undone.</p>
                <Form method="post" action={paths.revocation(fields.serial)} className="grid gap-3">
                  <TextArea name="reason" label="Why" hint="Anyone who checks this certificate reads it" required maxLength={500} rows={2} />
                  <Button>Withdraw this certificate</Button>
                </Form>
              </Panel>
            )}
          </aside>
        </div>
      </Wrap>
    </Shell>
  )
}
