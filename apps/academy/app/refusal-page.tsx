import { useLocation } from '@remix-run/react'
import { ButtonLink, PageTitle, Wrap } from '@stoa/ui'
import { useEffect, useState } from 'react'
import { useLanguage } from './language.tsx'
import type { Refused } from './request.server.ts'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'

/** A refusal as a page of its own: what happened, what to do, and the number to tell. */
export function RefusalPage({ refusal }: { refusal: Pick<Refused, 'status' | 'sentence'> & Partial<Refused> }) {
  const { pathname, search } = useLocation()
  const { w } = useLanguage()
  const { shell } = w
  // Its page says to ask for a new link: that is done where one signs in.
  const isSpent = refusal.code === 'people/link-spent'
  const titles: Record<number, string> = {
    // No answer came at all.
    0: shell.titleOffline,
    401: shell.title401,
    403: shell.title403,
    404: shell.title404,
    409: shell.title409,
    410: shell.title410,
    429: shell.title429,
    500: shell.title500,
    503: shell.title503,
  }
  return (
    <Wrap className="pb-18">
      <div className="beside items-center">
        <div>
          <PageTitle large title={titles[refusal.status] ?? shell.titleOther} lead={refusal.sentence} />
          <p className="flex flex-wrap gap-3">
            {refusal.status === 401 && (
              <ButtonLink href={paths.signIn(pathname + search)} look="go">
                {shell.signInAndBack}
              </ButtonLink>
            )}
            {isSpent && (
              <ButtonLink href={paths.signIn()} look="go">
                {w.common.signIn}
              </ButtonLink>
            )}
            <ButtonLink href={paths.home()} look={refusal.status === 401 || isSpent ? 'plain' : 'go'}>
              {shell.toStart}
            </ButtonLink>
            <ButtonLink href={paths.catalogue()}>{shell.toCatalogue}</ButtonLink>
          </p>
          {refusal.request_id && (
            <p className="mt-10 text-xs text-muted">
              {shell.request} <bdi className="font-code">{refusal.request_id}</bdi>
              {refusal.code && <> · <bdi dir="ltr">{refusal.code}</bdi></>}
            </p>
          )}
        </div>
        <div className="hidden overflow-clip pt-title opacity-70 lg:block print:hidden">
          <Drawing />
        </div>
      </div>
    </Wrap>
  )
}

type HeroDrawing = (typeof import('@stoa/ui/parts/hero-drawing.tsx'))['HeroDrawing']

/** The academy's drawing, once it is there: every page can be refused, and none of them should carry it for that. */
function Drawing() {
  const root = useRoot()
  const [drawn, setDrawn] = useState<{ Hero: HeroDrawing } | null>(null)
  useEffect(() => void import('@stoa/ui/parts/hero-drawing.tsx').then(({ HeroDrawing: Hero }) => setDrawn({ Hero }), () => undefined), [])
  return root && drawn && <drawn.Hero face={root.academy.face} drawing={root.academy.drawing} />
}
