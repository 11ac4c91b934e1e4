import { Form, useLocation } from '@remix-run/react'
import { Button, PageTitle, SideNav, Wrap } from '@stoa/ui'
import type { ReactNode } from 'react'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import { Shell } from './shell.tsx'
import './account-words.ts'

/** The parts of an account, in the order of its pages. A part that is added here is on all of them. */
const parts = [
  { href: paths.account(), part: 'profile', also: [] },
  { href: paths.security(), part: 'security', also: [paths.email(), paths.authenticator(), paths.passkeys(), paths.recoveryCodes()] },
  { href: paths.sessions(), part: 'sessions', also: [] },
  { href: paths.notifications(), part: 'mail', also: [] },
  { href: paths.data(), part: 'data', also: [] },
] as const

/** The frame of every page of an account: its parts beside one of them, and the way out. */
export function AccountFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const here = useLocation().pathname
  const { account: w } = useLanguage().w
  const items = parts.map(({ href, part, also }) => ({ href, label: w[part], current: here === href || also.some((path) => here.startsWith(path)) }))
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle
          title={title}
          lead={lead}
          action={
            <Form method="post" action={paths.session()}>
              <Button icon="log-out" size="s" name="where" value="here">
                {w.signOut}
              </Button>
            </Form>
          }
        />
        <div className="beside beside-nav">
          <SideNav label={w.nav} items={items} />
          <div className="grid max-w-column content-start gap-10">{children}</div>
        </div>
      </Wrap>
    </Shell>
  )
}
