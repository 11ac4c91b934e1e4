import type { BlockKind } from '@stoa/domain/library'
import type { Faults } from './faults.ts'
import { isSlug } from './fields.ts'
import { MARKDOWN_BELOW } from './forms-blocks.ts'
import { blockFields, lessonHead, type LessonHead } from './forms-course.ts'
import { checkParts, readBelow } from './read-block-text.ts'
import { readYaml, type Read } from './read-yaml.ts'

/** A block as written, with the lines of its fields. */
export interface BlockRead {
  slug: string
  kind: BlockKind
  line: number
  fields: Read<Record<string, unknown>>
  /** What stands below the fields: Markdown, code, or nothing. */
  below: { markdown?: string; code?: string }
}

/** A lesson as written.  head: null where it could not be read, after noting why */
export interface LessonRead {
  head: Read<LessonHead> | null
  blocks: BlockRead[]
}

interface Piece {
  kind: string
  slug: string
  line: number
  body: string[]
}

/** Reads a lesson: front matter between two lines of ---, then blocks from `::: kind id` to `:::`. */
export function readLesson(faults: Faults, file: string, text: string): LessonRead {
  const lines = text.split('\n')
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---') : -1
  if (end < 0) faults.add(file, 1, 'A lesson begins with title, minutes and summary between two lines of ---.')
  const head = end < 0 ? null : readYaml(faults, file, lines.slice(1, end).join('\n'), lessonHead, 2)
  const pieces = piecesOf(faults, file, lines, Math.max(end, -1) + 1)
  if (pieces.length === 0 && end >= 0) faults.add(file, end + 1, 'A lesson holds at least one block.')
  return { head, blocks: pieces.flatMap((piece) => readBlock(faults, file, piece) ?? []) }
}

function piecesOf(faults: Faults, file: string, lines: string[], from: number): Piece[] {
  const pieces: Piece[] = []
  let open: Piece | null = null
  let fence: string | null = null // Inside a code fence ::: is only text.
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!
    const [, kind, slug] = /^:::[ \t]+(\S+)[ \t]+(\S+)[ \t]*$/.exec(line) ?? []
    if (open && fence === null && /^:::[ \t]*$/.test(line)) {
      pieces.push(open)
      open = null
    } else if (open && (fence !== null || !line.startsWith(':::') || (open.kind === 'code' && !kind))) {
      open.body.push(line)
      if (open.kind === 'text' || MARKDOWN_BELOW.includes(open.kind)) fence = fenceAfter(fence, line)
    } else if (open) {
      faults.add(file, index + 1, `The block ${open.slug} of line ${open.line} is not closed by ::: before this.`)
      pieces.push(open)
      open = kind && slug ? { kind, slug, line: index + 1, body: [] } : null
    } else if (kind && slug) open = { kind, slug, line: index + 1, body: [] }
    else if (line.trim() !== '') faults.add(file, index + 1, 'This stands outside every block. A block goes from ::: kind id to :::')
  }
  if (open) faults.add(file, open.line, `The block ${open.slug} is not closed by :::`)
  return pieces
}

// source: CommonMark 0.31, 4.5: what opens a fence may not be an inline code span, what closes it is at least as long and stands alone.
function fenceAfter(fence: string | null, line: string): string | null {
  if (fence === null) return /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null
  const end = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]
  return end?.startsWith(fence) ? null : fence
}

function readBlock(faults: Faults, file: string, { kind, slug, line, body }: Piece): BlockRead | null {
  if (!isSlug(slug)) faults.add(file, line, `The block id ${slug} must be lower-case words joined by hyphens, at most 60 characters.`)
  if (!Object.hasOwn(blockFields, kind)) {
    faults.add(file, line, `There is no block of the kind ${kind}. The kinds are ${Object.keys(blockFields).join(', ')}.`)
    return null
  }
  const isBelow = kind === 'code' || MARKDOWN_BELOW.includes(kind)
  const split = kind === 'text' ? 0 : isBelow ? body.findIndex((each) => each.trimEnd() === '---') : body.length
  if (split < 0) {
    faults.add(file, line, `The ${kind} ${slug} needs a line of --- between its fields and its ${kind === 'code' ? 'code' : 'text'}.`)
    return null
  }
  const schema = blockFields[kind as BlockKind]
  const fields = readYaml<Record<string, unknown>>(faults, file, kind === 'text' ? '{}' : body.slice(0, split).join('\n'), schema, line + 1)
  if (fields) checkParts(fields, kind as BlockKind)
  const start = isBelow ? split + 1 : 0
  const below = kind === 'text' || isBelow ? readBelow(faults, file, kind, body.slice(start), line + 1 + start) : {}
  return fields && below ? { slug, kind: kind as BlockKind, line, fields, below } : null
}
