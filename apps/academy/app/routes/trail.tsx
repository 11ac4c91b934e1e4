import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listTrail } from '@stoa/domain/tenancy'
import { Notice, PageTitle, Pager, Table, Wrap } from '@stoa/ui'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayInstant } from '../words.ts'

export { handle } from '../running-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.trail.title }]

/** Every act in this tenant, newest first, and whether the chain that proves it holds.  who: owner, admin, auditor */
export async function loader(args: LoaderFunctionArgs) {
  const before = Number(new URL(args.request.url).searchParams.get('before'))
  return serve(args, (ctx) => listTrail(ctx, Number.isSafeInteger(before) && before > 0 ? before : null))
}

export default function Trail() {
  const { entries, break_at } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { w: { trail: w }, t, locale } = useLanguage()
  const last = entries.at(-1)
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={w.title} lead={w.lead} />
        <div className="mb-6">
          {break_at === null ? (
            <Notice tone="ok">{w.whole}</Notice>
          ) : (
            <Notice tone="bad">
              {t(w.broken, { line: break_at })}
            </Notice>
          )}
        </div>
        <Table
          caption={w.acts}
          rows={entries}
          keyOf={(row) => String(row.position)}
          columns={[
            { head: w.line, cell: (row) => row.position },
            { head: w.when, cell: (row) => sayInstant(row.at, locale, academy.time_zone) },
            {
              head: w.who,
              cell: (row) =>
                row.actor ?? { job: w.job, operator: w.operator, guest: w.guest, person: w.person }[row.actor_kind],
            },
            { head: w.act, cell: (row) => <bdi lang="en">{row.act}</bdi> },
            {
              head: w.on,
              cell: (row) => (
                <bdi lang="en" className="text-muted">
                  {row.subject_kind} <span className="font-code text-xs">{row.subject_id?.slice(0, 8)}</span>
                </bdi>
              ),
            },
          ]}
        />
        {entries.length === 50 && last && <Pager label={w.title} older={{ href: `${paths.trail()}?before=${last.position}`, label: w.older }} />}
      </Wrap>
    </Shell>
  )
}
