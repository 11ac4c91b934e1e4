import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, isRouteErrorResponse, useLoaderData, useParams, useRouteError } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { mayRevoke, myCertificates, tenantOfSerial, verifySerial } from '@stoa/domain/credentials'
import { originOf } from '@stoa/domain/tenancy'
import { Button, ButtonLink, CertificateSheet, DefinitionList, Panel, Section, TextArea, Verdict, Wrap } from '@stoa/ui'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve, type Refused } from '../request.server.ts'
import { ErrorBoundary as RootErrorBoundary, useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { VerifyForm } from '../verify-form.tsx'
import { sayDay, sayDayOf, sayInstant } from '@stoa/words'

export { handle } from '../proof-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { w, t } = titleWords()
  const title = data ? t(w.verify.found, { holder: data.fields.holder, certification: data.fields.certification }) : w.verify.check
  return [{ title }, { name: 'robots', content: 'noindex' }]
}

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
    const is_own = ctx.viewer !== null && (await myCertificates(ctx)).some((one) => one.serial === found.fields.serial)
    return { ...found, is_own, may_revoke: mayRevoke(ctx, found) }
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
  const { state, fields, checked_at, course_slug, may_revoke, is_own } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { w, t, locale } = useLanguage()
  return (
    <Shell>
      <Wrap className="pb-18">
        <State />
        <div className="beside">
          <div className="grid grid-cols-1 content-start gap-10">
            <Sheet />
            <Section
              id="printed"
              title={w.verify.printed}
              link={<span className="text-muted">{t(w.verify.checked, { at: sayInstant(checked_at, locale, academy.time_zone) })}</span>}
            >
              <div className="pt-4">
                <Printed />
              </div>
              <p className="pt-6 text-s text-muted">{w.verify.compare} <strong>{w.verify.record}</strong></p>
            </Section>
          </div>
          <div className="grid content-start gap-6">
            {is_own && state === 'valid' && (
              <Panel>
                <h2>{w.verify.yours}</h2>
                <p className="my-3 text-s text-muted">{w.verify.yoursHow}</p>
                <ButtonLink href={paths.certificates()} look="go" wide>
                  {w.shell.certificates}
                </ButtonLink>
              </Panel>
            )}
            {!is_own && (
              <Panel>
                <h2>{w.verify.earn}</h2>
                <p className="my-3 text-s text-muted">{w.verify.earnHow}</p>
                <ButtonLink href={paths.course(course_slug)} look="go" wide>
                  {w.verify.seeCourse}
                </ButtonLink>
              </Panel>
            )}
            {may_revoke && (
              <Panel>
                <h2>{w.verify.withdraw}</h2>
                <p className="my-3 text-s text-muted">{w.verify.withdrawHow}</p>
                <Form method="post" action={paths.revocation(fields.serial)} className="grid gap-3">
                  <TextArea name="reason" label={w.verify.why} hint={w.verify.whyHint} required maxLength={500} rows={2} />
                  <Button>{w.verify.withdrawNow}</Button>
                </Form>
              </Panel>
            )}
          </div>
        </div>
      </Wrap>
    </Shell>
  )
}

/** The answer: whether it counts today, and why. */
function State() {
  const { state, fields, revocation, checked_at } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { w, t, locale } = useLanguage()
  const day = (on: string) => sayDay(on, locale)
  const { holder, certification, issuer } = fields
  const issued = { issuer, day: day(fields.issued_on) }
  const until = fields.valid_until_on ? { day: day(fields.valid_until_on) } : null
  if (state === 'revoked')
    return (
      <Verdict tone="bad" state={t(w.verify.revoked, { day: day(revocation!.on) })} sentence={t(w.verify.noLonger, { holder })}>
        {t(w.verify.revokedWhy, { issuer, reason: revocation!.reason })}
      </Verdict>
    )
  if (state === 'expired')
    return (
      <Verdict tone="warn" state={t(w.verify.expired, { ...until })} sentence={t(w.verify.held, { holder, certification, ...until })}>
        {t(w.verify.expiredWhy, issued)}
      </Verdict>
    )
  return (
    <Verdict
      tone="ok"
      state={t(w.verify.valid, { day: sayDayOf(checked_at, locale, academy.time_zone) })}
      sentence={until ? t(w.verify.holdsUntil, { holder, certification, ...until }) : t(w.verify.holds, { holder, certification })}
    >
      {t(w.verify.validWhy, issued)}
    </Verdict>
  )
}

/** The paper as it looks, for who has one in their hand. */
function Sheet() {
  const { state, fields } = useLoaderData<typeof loader>()
  const { academy, theme } = useRoot()!
  const { w, locale } = useLanguage()
  return (
    <CertificateSheet
      face={academy.face}
      art={paths.certificateArt(fields.serial, theme)}
      mark={academy.logo ? <img src={paths.file(academy.logo)} alt="" /> : <span />}
      academy={fields.academy}
      tagline={fields.tagline}
      certifies={w.verify.certifies}
      holder={fields.holder}
      certification={fields.certification}
      statement={fields.statement}
      skills={fields.skills}
      facts={[
        { term: w.verify.number, value: fields.serial, code: true },
        { term: w.verify.issued, value: sayDay(fields.issued_on, locale) },
        { term: w.verify.validUntil, value: fields.valid_until_on ? sayDay(fields.valid_until_on, locale) : w.verify.forever },
        { term: w.verify.issuer, value: fields.issuer },
      ]}
      over={state !== 'valid'}
    />
  )
}

/** Every line of the paper. It speaks the language of its course, whoever reads it. */
function Printed() {
  const { fields } = useLoaderData<typeof loader>()
  const { w, t, locale } = useLanguage()
  const asPrinted = (line: string) => <bdi>{line}</bdi>
  return (
    <DefinitionList
      items={[
        { term: w.verify.holder, value: asPrinted(fields.holder) },
        ...(fields.organization ? [{ term: w.verify.company, value: asPrinted(fields.organization) }] : []),
        { term: w.verify.certification, value: asPrinted(fields.certification) },
        { term: w.verify.statement, value: asPrinted(fields.statement) },
        {
          term: w.verify.skills,
          value: (
            <ul>
              {fields.skills.map((skill) => (
                <li key={skill}>{asPrinted(skill)}</li>
              ))}
            </ul>
          ),
        },
        { term: w.verify.number, value: fields.serial, code: true },
        { term: w.verify.issued, value: sayDay(fields.issued_on, locale) },
        { term: w.verify.validUntil, value: fields.valid_until_on ? sayDay(fields.valid_until_on, locale) : w.verify.forever },
        { term: w.verify.exam, value: asPrinted(fields.exam) },
        { term: w.verify.text, value: t(w.verify.version, { version: fields.course_version }) },
        { term: w.verify.issuer, value: t(w.verify.issuerAt, { issuer: fields.issuer, place: fields.place }) },
        { term: w.verify.academy, value: asPrinted(`${fields.academy} ${fields.tagline}`) },
      ]}
    />
  )
}
