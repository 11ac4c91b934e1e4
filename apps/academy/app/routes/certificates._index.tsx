import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { myCertificates } from '@stoa/domain/credentials'
import { ButtonLink, EmptyState, PageTitle, Row, RuledList, Wrap } from '@stoa/ui'
import { AsWritten } from '../as-written.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'
import { sayDay } from '@stoa/words'

export { handle } from '../proof-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.shell.certificates }]

/** What one holds. */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => ({ certificates: await myCertificates(ctx) }))
}

export default function Certificates() {
  const { certificates } = useLoaderData<typeof loader>()
  const { w, t, locale } = useLanguage()
  const detailOf = ({ issued_on, valid_until_on }: { issued_on: string; valid_until_on: string | null }) => {
    const day = sayDay(issued_on, locale)
    return valid_until_on ? t(w.certificates.issuedUntil, { day, until: sayDay(valid_until_on, locale) }) : t(w.certificates.issuedOn, { day })
  }
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={w.shell.certificates} lead={w.certificates.lead} />
        {certificates.length === 0 ? (
          <EmptyState icon="award" title={w.certificates.none} action={<ButtonLink href={paths.catalogue()}>{w.certificates.seeOffer}</ButtonLink>}>
            {w.certificates.noneYet}
          </EmptyState>
        ) : (
          <RuledList>
            {certificates.map((one) => (
              <Row
                key={one.serial}
                size="l"
                title={<AsWritten>{one.certification}</AsWritten>}
                href={paths.verify(one.serial)}
                detail={detailOf(one)}
                meta={<bdi dir="ltr" className="font-code text-xs">{one.serial}</bdi>}
                end={
                  one.is_revoked ? (
                    w.common.certificateRevoked
                  ) : one.pdf_sha256 ? (
                    <ButtonLink href={paths.certificatePdf(one.serial)} size="s" icon="download">
                      {w.certificates.paper}
                    </ButtonLink>
                  ) : (
                    w.certificates.beingDrawn
                  )
                }
              />
            ))}
          </RuledList>
        )}
      </Wrap>
    </Shell>
  )
}
