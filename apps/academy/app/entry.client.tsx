import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { loadWords, speak, Speaking } from './language.tsx'
import { spoken } from './spoken.ts'

/** The words of the page’s language are loaded beside its scripts (root.tsx), and nobody loads those of another. */
async function hydrate() {
  const { lang } = document.documentElement
  const link = document.querySelector<HTMLLinkElement>('link[data-words]')
  if (!link) return   // The frame itself could not be made: what there is works without scripts.
  const words = await loadWords(link.href)
  startTransition(() => {
    hydrateRoot(document, <Speaking language={speak(spoken(lang, words))}><RemixBrowser /></Speaking>)
  })
}

void hydrate()
