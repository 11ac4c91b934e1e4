import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { myCertificates } from '@stoa/domain/credentials'
import { ButtonLink, EmptyState, PageTitle, Row, RuledList, Wrap } from '@stoa/ui'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayDay } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Certificates' }]

/** What one holds. */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => ({ certificates: await myCertificates(ctx) }))
}

export default function Certificates() {
  const { certificates } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title="Certificates" lead="Anyone can check them by their number or QR code, without an account." />
        {certificates.length === 0 ? (
          <EmptyState icon="award" title="None yet" action={<ButtonLink href={paths.catalogue()}>See what you can earn</ButtonLink>}>
            Pass an exam, and your certificate is here within seconds.
          </EmptyState>
        ) : (
          <RuledList>
            {certificates.map((one) => (
              <Row
                key={one.serial}
                size="l"
                title={one.certification}
                href={paths.verify(one.serial)}
                detail={`Issued ${sayDay(one.issued_on, academy.locale)}${one.valid_until_on ? `, valid until ${sayDay(one.valid_until_on, academy.locale)}` : ''}`}
                meta={<span className="font-code text-xs">{one.serial}</span>}
                end={
                  one.is_revoked ? (
                    'Withdrawn'
                  ) : one.pdf_sha256 ? (
                    <ButtonLink href={paths.certificatePdf(one.serial)} size="s" icon="download">
                      PDF
                    </ButtonLink>
                  ) : (
                    'Being drawn'
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
