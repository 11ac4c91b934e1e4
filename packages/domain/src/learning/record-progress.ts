import { sql } from '@stoa/db'
import { Refusal } from '../refusals.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { enrollmentIn, type Enrollment } from './enrollment-in.ts'

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
 *  who:     an enrolled person
 *  in:      course's slug; entries, 1 to 500; of: person, for whom they were kept, and lesson, where all of them must be
 *  refuses: course/unknown, enrollment/missing, progress/of-another where somebody else is signed in by now, block/unknown when the
 *           published version has none of the blocks */
export async function recordProgress(ctx: Ctx, course: string, entries: readonly ProgressEntry[], of: { person?: string; lesson?: string } = {}) {
  if (of.person !== undefined && of.person !== signedIn(ctx).id) throw new Refusal('progress/of-another')
  const enrollment = await enrollmentIn(ctx, course)
  const found = await ctx.trx
    .selectFrom('blocks as b')
    .innerJoin('lessons as l', (join) => join.onRef('l.id', '=', 'b.lesson_id').onRef('l.tenant_id', '=', 'b.tenant_id'))
    .select(['b.slug', 'b.kind', 'b.content_hash', 'l.slug as lesson_slug'])
    .where('b.version_id', '=', enrollment.course.version_id)
    .where('b.slug', 'in', [...new Set(entries.map((entry) => entry.block))])
    .$if(of.lesson !== undefined, (query) => query.where('l.slug', '=', of.lesson!))
    .execute()
  if (found.length === 0) throw new Refusal('block/unknown')
  const now = new Map(found.map((row) => [row.slug, row]))
  const known = entries.flatMap((entry): Known[] => {
    const row = now.get(entry.block)
    return row && row.content_hash === (entry.content_hash ?? row.content_hash) ? [{ ...entry, ...row }] : []
  })
  if (known.length > 0) await write(ctx, enrollment, known.toSorted((a, b) => b.age_seconds - a.age_seconds))
}

/** in: entries, the oldest first */
async function write(ctx: Ctx, { person_id, course: { course_id } }: Enrollment, entries: Known[]): Promise<void> {
  const done = new Map(entries.filter((entry) => entry.done).map((entry) => [entry.block, entry.content_hash!]))
  if (done.size > 0)
    await sql`
      insert into block_progress as p (person_id, course_id, block_slug, content_hash)
        select ${person_id}, ${course_id}, d.slug, d.hash from unnest(${[...done.keys()]}::text[], ${[...done.values()]}::text[]) as d (slug, hash)
        order by d.slug
      on conflict (tenant_id, person_id, course_id, block_slug) do update
        set content_hash = excluded.content_hash, done_at = now() where p.content_hash <> excluded.content_hash`.execute(ctx.trx)
  const at = (entry: Known) => sql`now() - make_interval(secs => ${entry.age_seconds})`
  const played = new Map(entries.filter(isPlayed).map((entry) => [entry.block, entry]))
  // Always in the same order, here and above: two tabs that write at once wait for each other and never in a circle.
  for (const entry of [...played.values()].sort((a, b) => (a.block < b.block ? -1 : 1)))
    await sql`
      insert into playheads as p (person_id, course_id, block_slug, second, updated_at)
        values (${person_id}, ${course_id}, ${entry.block}, ${entry.second}, ${at(entry)})
      on conflict (tenant_id, person_id, course_id, block_slug) do update
        set second = excluded.second, updated_at = excluded.updated_at where p.updated_at <= excluded.updated_at`.execute(ctx.trx)
  const last = entries.at(-1)!
  await sql`
    insert into places as p (person_id, course_id, lesson_slug, block_slug, second, updated_at)
      values (${person_id}, ${course_id}, ${last.lesson_slug}, ${last.block}, ${last.second}, ${at(last)})
    on conflict (tenant_id, person_id, course_id) do update set lesson_slug = excluded.lesson_slug, block_slug = excluded.block_slug,
      second = excluded.second, updated_at = excluded.updated_at where p.updated_at <= excluded.updated_at`.execute(ctx.trx)
}

/** A film or recording that is under way, or at its end; one that was only passed goes on where it was. */
function isPlayed({ kind, second, done }: Known): boolean {
  return (kind === 'video' || kind === 'audio') && (second > 0 || done)
}
