import type { Asked } from './asked.ts'
import { checkIn } from './check.ts'
import type { PictureFile } from './pictures.ts'

interface Common {
  slug: string
  content_hash: string
}
/** A block as a page shows it: rendered, its files named by hash, and no right answers in it. */
export type Block = Common &
  (
    | { kind: 'text'; html: string }
    | { kind: 'callout'; html: string; tone: 'note' | 'tip' | 'warning' | 'danger'; title: string }
    | { kind: 'image'; picture: PictureFile; alt: string; caption: string | null }
    | { kind: 'video'; file: PictureFile; poster: PictureFile | null; captions: string | null; title: string; transcript: string }
    | { kind: 'check'; prompt: string; question: Asked }
  )

/** What a block's `source` holds beside its words: files by role, each named by its hash. */
export interface Source {
  files?: Record<string, string>
  [field: string]: unknown
}

/** A stored block as it is shown, or null where its file is missing.  in: the row; the files of the lesson by hash */
export function shown(
  row: { slug: string; kind: string; source: unknown; html: string | null; content_hash: string },
  files: Map<string, PictureFile>,
): Block | null {
  const source = row.source as Source
  const common = { slug: row.slug, content_hash: row.content_hash }
  const text = (field: string) => String(source[field] ?? '')
  const file = (role: string) => files.get(source.files?.[role] ?? '') ?? null
  switch (row.kind) {
    case 'text':
      return { ...common, kind: 'text', html: row.html ?? '' }
    case 'callout':
      return { ...common, kind: 'callout', html: row.html ?? '', tone: text('tone') as 'note', title: text('title') }
    case 'image': {
      const picture = file('src')
      return picture && { ...common, kind: 'image', picture, alt: text('alt'), caption: text('caption') || null }
    }
    case 'video': {
      const video = file('src')
      return (
        video && {
          ...common,
          kind: 'video',
          file: video,
          poster: file('poster'),
          captions: source.files?.captions ?? null,
          title: text('title'),
          transcript: text('transcript'),
        }
      )
    }
    default:
      return { ...common, kind: 'check', prompt: text('prompt'), question: checkIn(row.slug, source, files).asked }
  }
}
