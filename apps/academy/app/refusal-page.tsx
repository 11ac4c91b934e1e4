import { useLocation } from '@remix-run/react'
import { ButtonLink, PageTitle, Wrap } from '@stoa/ui'
import { useLanguage } from './language.tsx'
import type { Refused } from './request.server.ts'
import { paths } from './paths.ts'


/** A refusal as a page of its own: what happened, what to do, and the number to tell. */
export function RefusalPage({ refusal }: { refusal: Pick<Refused, 'status' | 'sentence'> & Partial<Refused> }) {
  const { pathname, search } = useLocation()
  const { w } = useLanguage()
  const { frame } = w
  const titles: Record<number, string> = {
    401: frame.title401,
    403: frame.title403,
    404: frame.title404,
    409: frame.title409,
    410: frame.title410,
    429: frame.title429,
    500: frame.title500,
    503: frame.title503,
  }
  return (
    <Wrap>
      <PageTitle title={titles[refusal.status] ?? frame.titleOther} lead={refusal.sentence} />
      <p className="flex flex-wrap gap-3">
        {refusal.status === 401 && (
          <ButtonLink href={paths.signIn(pathname + search)} look="go">
            {frame.signInAndBack}
          </ButtonLink>
        )}
        <ButtonLink href={paths.home()} look={refusal.status === 401 ? 'plain' : 'go'}>
          {frame.toStart}
        </ButtonLink>
        <ButtonLink href={paths.catalogue()}>{frame.toCatalogue}</ButtonLink>
      </p>
      {refusal.request_id && (
        <p className="mt-10 pb-18 text-xs text-muted">
          {frame.request} <span className="font-code">{refusal.request_id}</span>
          {refusal.code && <>, {refusal.code}</>}
        </p>
      )}
    </Wrap>
  )
}
