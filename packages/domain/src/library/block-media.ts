import { embedFault } from '../tenancy/index.ts'
import type { BlockHead, Stored } from './block.ts'
import type { PictureFile } from './pictures.ts'

/** Blocks that are a file, or lead to one of somebody else's. */
export type MediaBlock = BlockHead &
  (
    | { kind: 'image'; picture: PictureFile; alt: string; caption: string | null }
    | { kind: 'video'; file: PictureFile; poster: PictureFile | null; captions: string | null; title: string; transcript: string }
    | { kind: 'audio'; file: PictureFile; title: string; transcript: string }
    | { kind: 'file'; file: PictureFile; name: string; title: string; description: string }
    /** `frame` is false where its host is not, or no longer, on the company's list: then it is only a link. */
    | { kind: 'embed'; url: string; host: string; frame: boolean; title: string; minutes: number }
  )

/** out: null for other kinds, and where the file is missing */
export function showMedia(kind: string, { head, source, text, file, embed_hosts }: Stored): MediaBlock | null {
  if (kind === 'embed') {
    const url = text('url')
    const frame = embedFault(url, embed_hosts) === null
    return { ...head, kind, url, host: new URL(url).hostname, frame, title: text('title'), minutes: Number(source.minutes) }
  }
  const main = file('src')
  if (!main) return null
  switch (kind) {
    case 'image':
      return { ...head, kind, picture: main, alt: text('alt'), caption: text('caption') || null }
    case 'video':
      return {
        ...head,
        kind,
        file: main,
        poster: file('poster'),
        captions: source.files?.captions ?? null,
        title: text('title'),
        transcript: text('transcript'),
      }
    case 'audio':
      return { ...head, kind, file: main, title: text('title'), transcript: text('transcript') }
    case 'file':
      return { ...head, kind, file: main, name: text('src').replace(/^.*\//, ''), title: text('title'), description: text('description') }
    default:
      return null
  }
}
