import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { readSecurity } from '@stoa/domain/people'
import { ButtonLink, Notice, Row, RuledList, TextLink } from '@stoa/ui'
import { AccountFrame } from '../account-frame.tsx'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { count, sayInstant } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Sign-in and security' }]

/** What one signs in with.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, (ctx) => readSecurity(ctx))
}

const news: Record<string, string> = {
  email: 'Your new address is in use. Other devices were signed out.',
  'app-off': 'Your authenticator app is taken off. You are no longer asked for a code.',
  'app-on': 'Your authenticator app is set up. From now on you are asked for its code when you sign in.',
}

export default function SecurityPage() {
  const mine = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const said = (at: Date) => sayInstant(at, academy.locale, academy.time_zone)
  const happened = news[useSearchParams()[0].get('done') ?? '']
  const isAlone = !mine.authenticator_since && mine.passkeys === 0
  return (
    <AccountFrame title="Sign-in and security">
      {happened && <Notice tone="ok">{happened}</Notice>}
      {mine.email_wanted && (
        <Notice>A mail is on its way to {mine.email_wanted}. Your address changes when the link in it is pressed; it works for ten minutes.</Notice>
      )}
      {mine.looks_after && isAlone && (
        <Notice
          tone="warn"
          action={
            <ButtonLink href={paths.passkeys()} size="s">
              Add a passkey
            </ButtonLink>
          }
        >
          You look after other people here. A passkey or an authenticator app keeps their data safe even if your password is taken.
        </Notice>
      )}
      <RuledList>
        <Row
          title="E-mail address"
          detail={<span className="wrap-anywhere">{mine.email}</span>}
          end={<TextLink href={paths.email()}>Change your address</TextLink>}
        />
        <Row
          title="Password"
          detail={mine.password_set_at ? `Set on ${said(mine.password_set_at)}` : 'None: you sign in by link or passkey'}
          end={<TextLink href={paths.newPassword()}>Set a new password</TextLink>}
        />
        <Row
          title="Passkeys"
          detail={
            mine.passkeys > 0
              ? `${count(mine.passkeys, 'passkey')}: your fingerprint, face or PIN instead of a password`
              : 'None yet. Your fingerprint, face or PIN instead of a password'
          }
          end={<TextLink href={paths.passkeys()}>{mine.passkeys > 0 ? 'See your passkeys' : 'Add a passkey'}</TextLink>}
        />
        <Row
          title="Authenticator app"
          detail={
            mine.authenticator_since
              ? `Asked for at every sign-in since ${said(mine.authenticator_since)}`
              : 'Off. A code from your telephone, besides your password'
          }
          end={<TextLink href={paths.authenticator()}>{mine.authenticator_since ? 'Take it off' : 'Set up an app'}</TextLink>}
        />
        {!isAlone && (
          <Row
            title="Recovery codes"
            detail={
              mine.recovery_codes_left > 0
                ? `${count(mine.recovery_codes_left, 'code')} left for when your devices are lost`
                : 'None. Make some for when your devices are lost'
            }
            end={<TextLink href={paths.recoveryCodes()}>Make new codes</TextLink>}
          />
        )}
      </RuledList>
    </AccountFrame>
  )
}
