import { sql } from '@stoa/db'
import type { RawBuilder } from 'kysely'
import type { TenantCtx } from './context.ts'

/** One part of what is kept about somebody, as the copy of their data holds it. Each folder of the domain lists its own tables. */
export interface PersonalData {
  /** The tables whose rows are in this part: a test holds the lists against the database, so that no table is forgotten. */
  tables: readonly string[]
  /** The name of the file, without its ending; by it the words for readers are found. */
  file: string
  /** in: the person's id · out: one query; secrets and hashes stay out of it */
  rows(person_id: string): RawBuilder<Record<string, unknown>>
}

/** Tables that speak of people and are in no copy, each with its reason. */
export type LeftOut = Readonly<Record<string, string>>

/** in: one part; whose · out: its rows */
export async function readPersonalData(ctx: TenantCtx, part: PersonalData, person_id: string): Promise<Record<string, unknown>[]> {
  return (await part.rows(person_id).execute(ctx.trx)).rows
}

/** What this folder keeps about somebody. Secrets in links are blotted out: a copy must open nothing. */
export const personalData: readonly PersonalData[] = [
  {
    tables: ['outbox', 'deliveries', 'undelivered', 'mail_events'],
    file: 'mail-sent-to-you',
    rows: (person_id) => sql`
      select o.created_at, d.sent_at, u.reason as not_sent_because, u.detail as not_sent_detail,
        (select json_agg(json_build_object('kind', e.kind, 'at', e.happened_at, 'detail', e.detail) order by e.happened_at) from mail_events e
          where e.tenant_id = o.tenant_id and e.outbox_id = o.id) as told_later, a.name as academy, o.to_address, o.subject,
        regexp_replace(o.text, '/[a-z0-9]{32}(?![a-z0-9])', '/…', 'g') as text, o.attachment_name
      from outbox o join academies a on a.tenant_id = o.tenant_id and a.id = o.academy_id
      left join deliveries d on d.tenant_id = o.tenant_id and d.outbox_id = o.id
      left join undelivered u on u.tenant_id = o.tenant_id and u.outbox_id = o.id
      where o.person_id = ${person_id} order by o.created_at, o.id`,
  },
  {
    tables: ['suppressions', 'unsubscriptions'],
    file: 'mail-you-do-not-get',
    rows: (person_id) => sql`
      select s.reason as why, s.address, s.detail, s.since, s.ended_at, s.ended_by
      from suppressions s join people p on p.tenant_id = s.tenant_id and p.email = s.address where p.id = ${person_id}
      union all select 'unsubscribed from ' || u.topic, null, null, u.since, null, null from unsubscriptions u where u.person_id = ${person_id}
      order by 4`,
  },
  {
    tables: ['trail'],
    file: 'what-you-did',
    rows: (person_id) => sql`
      select t.at, t.act, t.subject_kind, t.subject_id, t.detail from trail t
      where t.actor_kind = 'person' and t.actor_id = ${person_id} order by t.at, t.id`,
  },
]
