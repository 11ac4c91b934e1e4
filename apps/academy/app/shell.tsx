import { useLocation } from '@remix-run/react'
import { AcademyHeader, ButtonLink, Face, Footer, IconLink, Notice, SkipLink, Wrap, type NavItem } from '@stoa/ui'
import type { ReactNode } from 'react'
import { helpAt } from './help.ts'
import { LanguageChoice } from './language-choice.tsx'
import { useLanguage } from './language.tsx'
import { KeysOfPages, useKeysOn } from './page-keys.tsx'
import { paths } from './paths.ts'
import { useRoot } from './root.tsx'
import { useSearchKey } from './search-key.ts'
import { isIn } from './spoken.ts'
import { useStayOffline } from './stay-offline.ts'

/** The frame of every page that is not a lesson or an exam: the academy's name, where one can go, who one is.
 *  in: inEnglish where what it holds speaks English to everybody, as pages for those who run an academy do */
export function Shell({ children, inEnglish }: { children: ReactNode; inEnglish?: boolean }) {
  const root = useRoot()
  const { w, t, locale } = useLanguage()
  const here = useLocation().pathname
  useSearchKey()
  const keysOn = useKeysOn()
  const stayed = useStayOffline()
  if (!root) return <main id="main">{children}</main>
  const { academy, viewer } = root
  const help = helpAt(root.handbook, here)
  const at = (href: string) => (href === '/' ? here === '/' : here.startsWith(href))
  const nav: NavItem[] = [
    { href: paths.home(), label: viewer ? w.shell.learn : w.shell.welcome, icon: 'graduation-cap' as const },
    { href: paths.catalogue(), label: w.common.catalogue, icon: 'library' as const },
    ...(viewer ? [{ href: paths.certificates(), label: w.shell.certificates, icon: 'award' as const }] : []),
    ...(viewer?.leads ? [{ href: paths.people(), label: w.shell.people, icon: 'users' as const }] : []),
    ...(viewer?.reads_trail ? [{ href: paths.trail(), label: w.shell.trail, icon: 'list' as const }] : []),
  ].map((item) => ({ ...item, current: at(item.href) }))
  return (
    <>
      <SkipLink href="#main">{w.shell.skip}</SkipLink>
      <AcademyHeader
        home={paths.home()}
        logo={academy.logo ? <img src={paths.file(academy.logo)} alt="" width={32} height={32} /> : <span />}
        name={academy.name}
        tagline={academy.tagline}
        label={w.shell.nav}
        nav={nav}
        tools={
          <>
            <IconLink href={paths.search()} icon="search" label={w.shell.search} aria-keyshortcuts={keysOn ? '/' : undefined} />
            {viewer ? (
              <Face initials={initialsOf(viewer.name)} href={paths.account()} label={t(w.shell.account, { name: viewer.name, initials: initialsOf(viewer.name) })} />
            ) : (
              <ButtonLink href={root.is_setting_up ? paths.secondFactor(here) : paths.signIn(here)} size="s">
                {root.is_setting_up ? w.shell.finishSigningIn : w.common.signIn}
              </ButtonLink>
            )}
          </>
        }
      />
      {stayed && <Wrap className="sticky top-2 z-10 mt-2"><Notice tone="warn" loud>{w.shell.stayed}</Notice></Wrap>}
      <main id="main" className="min-h-body" {...(inEnglish && !isIn('en', locale) && { lang: 'en', dir: 'ltr' })}>
        {children}
      </main>
      <Footer
        owner={`${academy.legal_name}, ${academy.place}`}
        links={[
          ...(viewer ? [{ href: paths.notes(), label: w.shell.notes }] : []),
          ...(help ? [{ href: help, label: w.shell.help }] : []),
          { href: paths.verify(), label: w.shell.verify },
          ...(root.mailbox ? [{ href: paths.mailbox(), label: w.shell.mailbox }] : []),
        ]}
        end={
          <>
            {/* The profile has a field for it. */}
            {here !== paths.account() && <LanguageChoice others={root.other_languages} />}
            <KeysOfPages />
          </>
        }
        tabs
      />
    </>
  )
}

/** One or two letters for a name in any script; one alone where letters are written joined, since two would read as a word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  if (/^[\p{Script=Arabic}\p{Script=Syriac}]/u.test(name.trim())) return [...words[0]!.replace(/^ال(?=..)/, '')][0]!
  const first = (word: string | undefined) => (word ? [...word][0]! : '')
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toLocaleUpperCase()
}
