import { useLocation } from '@remix-run/react'
import { ButtonLink, PageTitle, Wrap } from '@stoa/ui'
import type { Refused } from './request.server.ts'
import { paths } from './paths.ts'

const titles: Record<number, string> = {
  401: 'You are signed out',
  403: 'Not for you, here',
  404: 'Nothing here',
  409: 'Not now',
  410: 'Used up',
  429: 'Too fast',
  500: 'Something broke',
  503: 'Back in a moment',
}

/** A refusal as a page of its own: what happened, what to do, and the number to tell. */
export function RefusalPage({ refusal }: { refusal: Pick<Refused, 'status' | 'sentence'> & Partial<Refused> }) {
  const { pathname, search } = useLocation()
  return (
    <Wrap>
      <PageTitle title={titles[refusal.status] ?? 'This did not work'} lead={refusal.sentence} />
      <p className="flex flex-wrap gap-3">
        {refusal.status === 401 && (
          <ButtonLink href={paths.signIn(pathname + search)} look="go">
            Sign in and come back
          </ButtonLink>
        )}
        <ButtonLink href={paths.home()} look={refusal.status === 401 ? 'plain' : 'go'}>
          Go to the start
        </ButtonLink>
        <ButtonLink href={paths.catalogue()}>See the catalogue</ButtonLink>
      </p>
      {refusal.request_id && (
        <p className="mt-10 pb-18 text-xs text-muted">
          Request <span className="font-code">{refusal.request_id}</span>
          {refusal.code && <>, {refusal.code}</>}
        </p>
      )}
    </Wrap>
  )
}
