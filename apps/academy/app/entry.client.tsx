import { RemixBrowser } from '@remix-run/react'
import type { PageWords } from '@stoa/words'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { speak, Speaking } from './language.tsx'
import { spoken } from './spoken.ts'

/** The words of the page’s language are loaded beside its scripts (root.tsx), and nobody loads those of another. */
async function hydrate() {
  const { lang } = document.documentElement
  const link = document.querySelector<HTMLLinkElement>('link[data-words]')
  if (!link) return   // The frame itself could not be made: what there is works without scripts.
  const words = (await load(link.href)) as { default: PageWords }
  startTransition(() => {
    hydrateRoot(document, <Speaking language={speak(spoken(lang, words.default))}><RemixBrowser /></Speaking>)
  })
}

/** A module that could not be loaded stays so for as long as the page does: it is asked for once more by another name. */
const load = (href: string) => import(/* @vite-ignore */ href).catch(() => import(/* @vite-ignore */ `${href}&again`))

void hydrate()
