import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCatalogue } from '@stoa/domain/library'
import { EmptyState, PageTitle, RuledList, Wrap } from '@stoa/ui'
import { CourseRow } from '../course-row.tsx'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'Catalogue' }]

/** Everything this academy offers, open to anyone. */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => ({ courses: await listCatalogue(ctx) }))
}

export default function Catalogue() {
  const { courses } = useLoaderData<typeof loader>()
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title="Catalogue" lead="Each course says how long it takes and what you will be able to do after it." />
        {courses.length === 0 ? (
          <EmptyState icon="library" title="Nothing is offered here yet">Courses appear here as soon as this academy publishes its first one.</EmptyState>
        ) : (
          <RuledList>{courses.map((course) => <CourseRow key={course.course_slug} course={course} />)}</RuledList>
        )}
      </Wrap>
    </Shell>
  )
}
