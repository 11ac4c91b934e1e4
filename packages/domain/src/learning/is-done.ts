import { sql } from '@stoa/db'
import type { RawBuilder } from 'kysely'

type Part = RawBuilder<unknown>

/** A condition: somebody is done with a course. Its exam is passed; or, in a version without an exam, they read everything in it that is
 *  no check, as it is worded now, and there is something that they read.
 *  in: parts of a query: the tenant, the person, the course, and the version of it that people enter */
export const isDone = ({ tenant, person, course, version }: Record<'tenant' | 'person' | 'course' | 'version', Part>) => sql<boolean>`(
  exists (select from completions k where k.tenant_id = ${tenant} and k.person_id = ${person} and k.course_id = ${course})
  or (not exists (select from exams x where x.tenant_id = ${tenant} and x.version_id = ${version})
    and exists (select from block_progress d where d.tenant_id = ${tenant} and d.person_id = ${person} and d.course_id = ${course})
    and not exists (select from blocks b where b.tenant_id = ${tenant} and b.version_id = ${version} and b.kind <> 'check'
      and not exists (select from block_progress d where d.tenant_id = ${tenant} and d.person_id = ${person} and d.course_id = ${course}
        and d.block_slug = b.slug and d.content_hash = b.content_hash))))`
