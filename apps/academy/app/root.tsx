import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { createHash } from 'node:crypto'
import { firstFonts } from '@stoa/ui/font-files.ts'
import stylesheet from '@stoa/ui/styles.css?url'
import { abilityFor } from '@stoa/access'
import type { ReactNode } from 'react'
import { unlessLost } from './kept-here.ts'
import { useChosenLanguage, useLanguage } from './language.tsx'
import { otherLanguages, pageWordsOf } from './page-words.server.ts'
import { paths } from './paths.ts'
import { useSendPlaces } from './send-places.ts'
import { Shell } from './shell.tsx'
import { handbookOf } from '../server/handbook.ts'
import { RefusalPage } from './refusal-page.tsx'
import type { Refused } from './request.server.ts'
import { directionOf } from './spoken.ts'
import { partOf, type WordPart } from './word-parts.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.academy.name} ${data.academy.tagline}` : 'Stoa' }]

export { unlessLost as shouldRevalidate }

/** What every page's frame needs. The theme is named by what it is made of and has an address of its own. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { academy, reader } = context
  const viewer = await context.viewer()
  const words = pageWordsOf(reader.locale)
  const ability = abilityFor(viewer)
  const leads = viewer !== null && viewer.roles.some((grant) => grant.role !== 'author')
  return {
    nonce: context.nonce,
    theme: themeOf(academy.brand),
    words: paths.words(words.tag, words.version),
    other_languages: otherLanguages(reader.locale),
    handbook: await handbookOf(context),
    mailbox: context.config.mailbox && context.direct && context.world.mail.kind === 'local',
    academy: {
      id: academy.id,
      name: academy.name,
      tagline: academy.tagline,
      // As whoever is looking reads: their own language and time zone, where they chose them.
      locale: reader.locale,
      time_zone: reader.time_zone,
      legal_name: academy.company.legal_name,
      place: academy.company.place,
      logo: academy.company.logo_sha256,
      face: academy.brand.display_face,
      hero: academy.brand.hero,
      drawing: academy.brand.drawing,
    },
    is_setting_up: !viewer && (await context.session()) !== null,
    viewer: viewer && { id: viewer.id, name: viewer.name, email: viewer.email, leads, reads_trail: ability.can('read', 'Trail') },
  }
}

// An academy is read anew every few seconds, its pages many times a second.
const themes = new WeakMap<object, string>()
/** What names the contents of a brand's theme. */
function themeOf(brand: object): string {
  const name = themes.get(brand) ?? createHash('sha256').update(JSON.stringify(brand)).digest('hex').slice(0, 12)
  themes.set(brand, name)
  return name
}

export type RootData = Awaited<ReturnType<typeof loader>>
/** What the frame knows, for any route. Undefined only while an error is shown that the frame itself caused. */
export const useRoot = () => useRouteLoaderData<typeof loader>('root')

export function Layout({ children }: { children: ReactNode }) {
  const root = useRoot()
  // Of the words that are there: both change together once somebody has chosen another.
  const { locale } = useLanguage()
  const parts = useMatches().flatMap(({ handle }) => (handle as { words?: WordPart | WordPart[] } | undefined)?.words ?? [])
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {root && <meta name="description" content={`${root.academy.name} ${root.academy.tagline}`} />}
        <Meta />
        {root && firstFonts(root.academy.face, directionOf(locale)).map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={href} />
        ))}
        <Links />
        {root && <link rel="stylesheet" href={paths.theme(root.theme)} />}
        {root && <link rel="modulepreload" href={root.words} data-words="" />}
        {root && parts.map((part) => <link key={part} rel="modulepreload" href={partOf(root.words, part)} />)}
        {root?.academy.logo && <link rel="icon" type="image/png" href={`/files/${root.academy.logo}`} />}
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={root?.nonce} />
        <Scripts nonce={root?.nonce} />
      </body>
    </html>
  )
}

export default function App() {
  const root = useRoot()
  useSendPlaces(root?.viewer?.id, root?.academy.id)
  useChosenLanguage(root ? { locale: root.academy.locale, words: root.words } : null)
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { shell } = useLanguage().w
  const refusal: Pick<Refused, 'status' | 'sentence'> & Partial<Refused> =
    isRouteErrorResponse(error) && (error.data as Refused | null)?.sentence
      ? (error.data as Refused)
      : isRouteErrorResponse(error) && error.status === 404
        ? { status: 404, sentence: shell.unknown }
        : isRouteErrorResponse(error) && error.status === 503
          ? { status: 503, sentence: shell.away }
          : typeof navigator !== 'undefined' && navigator.onLine === false
            ? { status: 0, sentence: shell.offline }
            : { status: 500, sentence: shell.broken }
  return <Shell><RefusalPage refusal={refusal} /></Shell>
}
