import { outlineOf } from '../library/index.ts'
import { Refusal } from '../refusals.ts'
import type { Ctx } from '../tenancy/index.ts'
import { keepDone, keepPlace, keepPlayhead } from './keep.ts'
import { readerIn, type Reader } from './reader-in.ts'

/** One thing that was read or played, perhaps a while ago. */
export interface ProgressEntry {
  block: string
  /** Of the block as it was read, where that is known: another one since then is still to be read. */
  content_hash?: string
  done: boolean
  /** In a film or recording; 0 elsewhere. */
  second: number
  /** How long ago, by one clock: the browser's own, so that a wrong one does no harm. */
  age_seconds: number
}

interface Known extends ProgressEntry {
  kind: string
  lesson_slug: string
}

/** Notes what somebody read, all at once, in whatever order two tabs or a phone that was offline send it, and as often: what is done
 *  stays done, and where to go on is what happened last. Blocks that are gone or changed since are passed over.
 *  who:     an enrolled person, or a guest in the lesson that anyone may try
 *  in:      course's slug; entries, 1 to 500; of: person, for whom they were kept, `guest` for nobody in particular, and lesson, where all of them must be
 *  refuses: access/sign-in, course/unknown, enrollment/missing, progress/of-another where somebody else is signed in by now, block/unknown when the
 *           published version has none of the blocks */
export async function recordProgress(ctx: Ctx, course: string, entries: readonly ProgressEntry[], of: { person?: string; lesson?: string } = {}) {
  if (of.person !== undefined && of.person !== (ctx.viewer?.id ?? 'guest')) throw new Refusal(ctx.viewer ? 'progress/of-another' : 'access/sign-in')
  const reader = await readerIn(ctx, course)
  const told = new Set(entries.map((entry) => entry.block))
  const found = (await outlineOf(ctx, reader.course.version_id))
    .filter((lesson) => of.lesson === undefined || lesson.slug === of.lesson)
    .flatMap((lesson) => lesson.blocks.flatMap((block) => (told.has(block.slug) ? [{ ...block, lesson_slug: lesson.slug }] : [])))
  if (found.length === 0) throw new Refusal('block/unknown')
  const open = found.filter((row) => reader.may(row.lesson_slug, row.slug))
  if (open.length === 0) throw new Refusal('access/sign-in')
  const now = new Map(open.map((row) => [row.slug, row]))
  const known = entries.flatMap((entry): Known[] => {
    const row = now.get(entry.block)
    return row && row.content_hash === (entry.content_hash ?? row.content_hash) ? [{ ...entry, ...row }] : []
  })
  if (known.length > 0) await write(ctx, reader, known.toSorted((a, b) => b.age_seconds - a.age_seconds))
}

/** in: entries, the oldest first */
async function write(ctx: Ctx, reader: Reader, entries: Known[]): Promise<void> {
  const done = new Map(entries.filter((entry) => entry.done).map((entry) => [entry.block, entry.content_hash!]))
  const played = new Map(entries.filter(isPlayed).map((entry) => [entry.block, entry]))
  const last = entries.at(-1)!
  // Always in the same order, here and above: two tabs that write at once wait for each other and never in a circle.
  const inOrder = [...played.values()].sort((a, b) => (a.block < b.block ? -1 : 1))
  ctx.last()
  await Promise.all([
    ...(done.size > 0 ? [keepDone(ctx, reader, done)] : []),
    ...inOrder.map((entry) => keepPlayhead(ctx, reader, entry)),
    keepPlace(ctx, reader, { ...last, lesson: last.lesson_slug }),
  ])
}

/** A film or recording that is under way, or at its end; one that was only passed goes on where it was. */
function isPlayed({ kind, second, done }: Known): boolean {
  return (kind === 'video' || kind === 'audio') && (second > 0 || done)
}
