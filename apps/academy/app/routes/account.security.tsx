import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { readSecurity } from '@stoa/domain/people'
import { ButtonLink, Notice, Row, RuledList, TextLink } from '@stoa/ui'
import { AccountFrame } from '../account-frame.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { sayInstant } from '../words.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.account.security }]

/** What one signs in with.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, (ctx) => readSecurity(ctx))
}

export default function SecurityPage() {
  const mine = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { w: { account, security: w }, t, locale } = useLanguage()
  const news: Record<string, string> = { email: w.emailChanged, 'app-off': w.appOff, 'app-on': w.appOn }
  const said = (at: Date) => sayInstant(at, locale, academy.time_zone)
  const happened = news[useSearchParams()[0].get('done') ?? '']
  const isAlone = !mine.authenticator_since && mine.passkeys === 0
  return (
    <AccountFrame title={account.security}>
      {happened && <Notice tone="ok">{happened}</Notice>}
      {mine.email_wanted && (
        <Notice>{t(w.mailOnItsWay, { email: mine.email_wanted })}</Notice>
      )}
      {mine.looks_after && isAlone && (
        <Notice
          tone="warn"
          action={
            <ButtonLink href={paths.passkeys()} size="s">
              {w.addPasskey}
            </ButtonLink>
          }
        >
          {w.looksAfter}
        </Notice>
      )}
      <RuledList>
        <Row
          title={w.email}
          detail={<span className="wrap-anywhere">{mine.email}</span>}
          end={<TextLink href={paths.email()}>{w.changeAddress}</TextLink>}
        />
        <Row
          title={w.password}
          detail={mine.password_set_at ? t(w.passwordSetOn, { at: said(mine.password_set_at) }) : w.noPassword}
          end={<TextLink href={paths.newPassword()}>{w.setPassword}</TextLink>}
        />
        <Row
          title={w.passkeys}
          detail={mine.passkeys > 0 ? t(w.passkeysHeld, { count: mine.passkeys }) : w.noPasskeys}
          end={<TextLink href={paths.passkeys()}>{mine.passkeys > 0 ? w.seePasskeys : w.addPasskey}</TextLink>}
        />
        <Row
          title={w.app}
          detail={mine.authenticator_since ? t(w.appSince, { at: said(mine.authenticator_since) }) : w.noApp}
          end={<TextLink href={paths.authenticator()}>{mine.authenticator_since ? w.takeOff : w.setUpApp}</TextLink>}
        />
        {!isAlone && (
          <Row
            title={w.recoveryCodes}
            detail={mine.recovery_codes_left > 0 ? t(w.codesLeft, { count: mine.recovery_codes_left }) : w.noCodes}
            end={<TextLink href={paths.recoveryCodes()}>{w.makeCodes}</TextLink>}
          />
        )}
      </RuledList>
    </AccountFrame>
  )
}
