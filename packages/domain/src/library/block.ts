import type { Asked } from './asked.ts'
import { showMedia, type MediaBlock } from './block-media.ts'
import { showParts, type PartsBlock } from './block-parts.ts'
import { checkIn } from './check.ts'
import type { PictureFile } from './pictures.ts'

/** What every block has: a name that links lead to, and the hash by which progress is kept. */
export interface BlockHead {
  slug: string
  content_hash: string
}
/** A block as a page shows it: rendered, its files named by hash, and no right answers in it. */
export type Block = BlockHead &
  (
    | { kind: 'text'; html: string }
    | { kind: 'callout'; html: string; tone: 'note' | 'tip' | 'warning' | 'danger'; title: string }
    | { kind: 'code'; html: string; language: string; title: string | null }
    | { kind: 'table'; html: string; caption: string }
    | { kind: 'reveal'; html: string; prompt: string }
    | MediaBlock
    | PartsBlock
    | { kind: 'check'; prompt: string; question: Asked }
  )

/** What a block's `source` holds beside its words: files by path, each named by its hash. */
export interface Source {
  files?: Record<string, string>
  [field: string]: unknown
}

/** A block as it is stored. */
export interface BlockRow {
  slug: string
  kind: string
  source: unknown
  html: string | null
  parts: unknown
  content_hash: string
}

/** A stored block with what its kind needs at hand. */
export interface Stored {
  head: BlockHead
  source: Source
  html: string
  parts: string[]
  /** A field of one line, empty where it was left out. */
  text(field: string): string
  /** The file named at a path, or null where it is missing. */
  file(path: string): PictureFile | null
  /** Hosts that the company named for frames. */
  embed_hosts: readonly string[]
}

/** A stored block as it is shown, or null where its file is missing.  in: the row; the files of the lesson by hash; the company's embed hosts */
export function shown(row: BlockRow, files: Map<string, PictureFile>, embed_hosts: readonly string[]): Block | null {
  const source = row.source as Source
  const text = (field: string) => String(source[field] ?? '')
  const head = { slug: row.slug, content_hash: row.content_hash }
  const html = row.html ?? ''
  switch (row.kind) {
    case 'text':
      return { ...head, kind: 'text', html }
    case 'callout':
      return { ...head, kind: 'callout', html, tone: text('tone') as 'note', title: text('title') }
    case 'code':
      return { ...head, kind: 'code', html, language: text('language'), title: text('title') || null }
    case 'table':
      return { ...head, kind: 'table', html, caption: text('caption') }
    case 'reveal':
      return { ...head, kind: 'reveal', html, prompt: text('prompt') }
    case 'check':
      return { ...head, kind: 'check', prompt: text('prompt'), question: checkIn(row.slug, source, files).asked }
    default: {
      const file = (path: string) => files.get(source.files?.[path] ?? '') ?? null
      const stored: Stored = { head, source, html, parts: (row.parts ?? []) as string[], text, file, embed_hosts }
      return showMedia(row.kind, stored) ?? showParts(row.kind, stored)
    }
  }
}
