import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { listCertificates } from '@stoa/domain/credentials'
import { listEnrollments, mayAccommodate } from '@stoa/domain/learning'
import { listMembers, listStoppedMail } from '@stoa/domain/people'
import { Button, EmptyState, Field, PageTitle, Pager, Table, Tag, TextLink, Wrap } from '@stoa/ui'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { StoppedMailOf } from '../mail-stopped.tsx'
import { Shell } from '../shell.tsx'
import { sayDay } from '../words.ts'

export { handle } from '../running-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.people.title }]

/** The people one answers for, what they are in and what they hold. Search and place in the list are in the address.
 *  who: administrators, managers and supervisors; everybody sees their own people only, and nobody else's are even counted */
export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  const search = (query.get('search') ?? '').slice(0, 100)
  const [name, key] = [query.get('after'), query.get('key')]
  return serve(args, async (ctx) => {
    const members = await listMembers(ctx, {
      search,
      after: name !== null && key !== null ? { name: name.slice(0, 200), key: key.slice(0, 100) } : undefined,
    })
    const ids = [...new Set(members.map((member) => member.person_id))]
    const enrollments = await listEnrollments(ctx, ids)
    const certificates = await listCertificates(ctx, ids)
    const stopped = await listStoppedMail(ctx, ids)
    return {
      search,
      full: members.length === 50,
      accommodates: mayAccommodate(ctx),
      members: members.map((member) => ({
        ...member,
        enrollments: enrollments.filter((one) => one.person_id === member.person_id),
        stopped: stopped.find((one) => one.person_id === member.person_id) ?? null,
        certificates: certificates.filter((one) => one.person_id === member.person_id),
      })),
    }
  })
}

export default function People() {
  const { members, search, full, accommodates } = useLoaderData<typeof loader>()
  const { w: { people: w }, t, locale } = useLanguage()
  const last = members.at(-1)
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={w.title} lead={w.lead} />
        <Form method="get" className="mb-6 flex max-w-form items-end gap-3">
          <div className="flex-1">
            <Field name="search" label={w.who} defaultValue={search} autoComplete="off" />
          </div>
          <Button icon="search">{w.go}</Button>
        </Form>
        {members.length === 0 ? (
          <EmptyState icon="users" title={search ? t(w.nobodyMatches, { search }) : w.nobody}>
            {search
              ? w.matchHow
              : w.nobodyYet}
          </EmptyState>
        ) : (
          <Table
            caption={w.title}
            rows={members}
            keyOf={(row) => row.person_id + row.academy_id}
            columns={[
              {
                head: w.name,
                cell: (row) => (
                  <>
                    <bdi>{row.name}</bdi>
                    <span className="block text-xs font-normal text-muted"><bdi dir="ltr">{row.email}</bdi></span>
                    {accommodates && (
                      <TextLink href={paths.accommodations(row.person_id)} className="text-xs font-normal" aria-label={t(w.accommodationsOf, { name: row.name })}>
                        {w.accommodations}
                      </TextLink>
                    )}
                    {row.stopped && <StoppedMailOf {...row.stopped} name={row.name} />}
                  </>
                ),
              },
              { head: w.organization, cell: (row) => row.organization ? <bdi>{row.organization}</bdi> : '–' },
              { head: w.academy, cell: (row) => <bdi>{row.academy}</bdi> },
              {
                head: w.learning,
                cell: (row) =>
                  row.enrollments.length === 0
                    ? '–'
                    : row.enrollments.map((one) => (
                        <span key={one.course} className="block">
                          <bdi>{one.course}</bdi>
                          {one.completed_at && (
                            <>
                              {' '}
                              <Tag tone="ok" icon="check">
                                {w.done}
                              </Tag>
                            </>
                          )}
                        </span>
                      )),
              },
              {
                head: w.certificates,
                cell: (row) =>
                  row.certificates.length === 0
                    ? '–'
                    : row.certificates.map((one) => (
                        <a key={one.serial} href={paths.verify(one.serial)} className="block underline">
                          {one.is_revoked
                            ? t(w.withdrawn, { certification: one.certification })
                            : one.valid_until_on
                              ? t(w.until, { certification: one.certification, day: sayDay(one.valid_until_on, locale) })
                              : <bdi>{one.certification}</bdi>}
                        </a>
                      )),
              },
            ]}
          />
        )}
        {full && last && (
          <Pager
            label={w.title}
            older={{
              href: `${paths.people()}?${new URLSearchParams({ search, after: last.name, key: last.person_id + last.academy_id })}`,
              label: w.more,
            }}
          />
        )}
      </Wrap>
    </Shell>
  )
}
