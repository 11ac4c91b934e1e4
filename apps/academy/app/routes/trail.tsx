import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listTrail } from '@stoa/domain/tenancy'
import { Notice, PageTitle, Pager, Table, Wrap } from '@stoa/ui'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayInstant } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Trail' }]

/** Every act in this tenant, newest first, and whether the chain that proves it holds.  who: owner, admin, auditor */
export async function loader(args: LoaderFunctionArgs) {
  const before = Number(new URL(args.request.url).searchParams.get('before'))
  return serve(args, (ctx) => listTrail(ctx, Number.isSafeInteger(before) && before > 0 ? before : null))
}

export default function Trail() {
  const { entries, break_at } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const last = entries.at(-1)
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title="Trail" lead="What was done here, by whom, in the order in which it became true." />
        <div className="mb-6">
          {break_at === null ? (
            <Notice tone="ok">Every line agrees with the one before it.</Notice>
          ) : (
            <Notice tone="bad">
              The trail does not agree with itself at line {break_at}. Somebody changed it from outside: keep the database as it is and call whoever
              runs it.
            </Notice>
          )}
        </div>
        <Table
          caption="Acts"
          rows={entries}
          keyOf={(row) => String(row.position)}
          columns={[
            { head: 'Line', cell: (row) => row.position },
            { head: 'When', cell: (row) => sayInstant(row.at, academy.locale, academy.time_zone) },
            {
              head: 'Who',
              cell: (row) =>
                row.actor ?? { job: 'The academy itself', operator: 'The operator', guest: 'A visitor', person: 'Somebody erased' }[row.actor_kind],
            },
            { head: 'Act', cell: (row) => row.act },
            {
              head: 'On',
              cell: (row) => (
                <span className="text-muted">
                  {row.subject_kind} <span className="font-code text-xs">{row.subject_id?.slice(0, 8)}</span>
                </span>
              ),
            },
          ]}
        />
        {entries.length === 50 && last && <Pager label="Trail" older={{ href: `${paths.trail()}?before=${last.position}`, label: 'Older' }} />}
      </Wrap>
    </Shell>
  )
}
