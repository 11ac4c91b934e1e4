import { Form, useLocation } from '@remix-run/react'
import { FooterButton, Icon } from '@stoa/ui'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'

/** For the end of pages: the other languages, each called as it calls itself, one press away. A form, so that it works before scripts arrive.
 *  in: the languages that this page is not in */
export function LanguageChoice({ others }: { others: { tag: string; name: string }[] }) {
  const { w } = useLanguage()
  const { pathname, search } = useLocation()
  if (others.length === 0) return null
  return (
    <Form method="post" action={paths.language()} preventScrollReset aria-label={w.shell.language} className="flex items-center gap-x-2">
      <input type="hidden" name="to" value={pathname + search} />
      <Icon name="languages" />
      {others.map(({ tag, name }) => (
        <FooterButton key={tag} name="locale" value={tag} lang={tag}>
          {name}
        </FooterButton>
      ))}
    </Form>
  )
}
