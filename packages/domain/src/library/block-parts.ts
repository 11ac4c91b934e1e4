import type { BlockHead, Stored } from './block.ts'
import type { PictureFile } from './pictures.ts'

/** Blocks that are a list of alike parts. */
export type PartsBlock = BlockHead &
  (
    | { kind: 'steps'; title: string | null; steps: { title: string; html: string; picture: PictureFile | null; alt: string }[] }
    | { kind: 'cards'; title: string; cards: { front: string; back: string }[] }
    | { kind: 'tabs'; tabs: { title: string; html: string }[] }
  )

/** out: null for other kinds */
export function showParts(kind: string, { head, source, parts, text, file }: Stored): PartsBlock | null {
  const html = (at: number) => parts[at] ?? ''
  switch (kind) {
    case 'steps': {
      const steps = source.steps as { title: string; alt?: string }[]
      return {
        ...head,
        kind,
        title: text('title') || null,
        steps: steps.map(({ title, alt = '' }, at) => ({ title, html: html(at), picture: file(`steps.${at}.image`), alt })),
      }
    }
    case 'cards':
      return { ...head, kind, title: text('title'), cards: source.cards as { front: string; back: string }[] }
    case 'tabs':
      return { ...head, kind, tabs: (source.tabs as { title: string }[]).map(({ title }, at) => ({ title, html: html(at) })) }
    default:
      return null
  }
}
