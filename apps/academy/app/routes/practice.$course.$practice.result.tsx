import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readPractice, readReadiness } from '@stoa/domain/learning'
import { isOffered, readCourse } from '@stoa/domain/library'
import { ButtonLink, EmptyState, Notice, Row, RuledList, Section, Tag, Verdict, Wrap } from '@stoa/ui'
import { uuid } from '../attempt-form.ts'
import { paths } from '../paths.ts'
import { Readiness } from '../readiness.tsx'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'How your practice went' }]

/** How a practice exam went so far: what was answered, and how ready one is now.  who: the person whose practice it is */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const practice = await readPractice(ctx, uuid(args.params.practice))
    return {
      id: practice.id,
      course: practice.course_slug,
      title: practice.title,
      items: practice.items.filter((item) => !item.is_faulty).map(({ position, prompt, told }) => ({ position, prompt, is_right: told?.is_right ?? null })),
      // A course that is not offered here any more has nothing to be ready for.
      readiness: (await isOffered(ctx, practice.course_slug)) ? await readReadiness(ctx, await readCourse(ctx, practice.course_slug)) : null,
    }
  })
}

export default function PracticeResult() {
  const { id, course, title, items, readiness } = useLoaderData<typeof loader>()
  const answered = items.filter((item) => item.is_right !== null)
  const right = answered.filter((item) => item.is_right).length
  const open = items.length - answered.length
  return (
    <Shell>
      <Wrap className="pb-18">
        <Verdict
          tone={answered.length > 0 && right === answered.length ? 'ok' : 'warn'}
          state={`Practice for ${title}`}
          sentence={answered.length === 0 ? 'Nothing is answered yet.' : `${right} of ${answered.length} right.`}
        >
          {open > 0 ? `${open} of ${items.length} are still to be answered. ` : ''}This is practice: nobody else sees it, and it uses no attempt.
        </Verdict>
        <div className="mb-10 flex flex-wrap gap-3">
          {open > 0 ? (
            <ButtonLink href={paths.practiceRun(course, id)} look="go" size="l">
              Go on
            </ButtonLink>
          ) : (
            readiness && (
              <ButtonLink href={paths.practice(course)} look="go" size="l">
                Practise again
              </ButtonLink>
            )
          )}
          {readiness && (
            <ButtonLink href={paths.exam(course)} size="l">
              The exam and its rules
            </ButtonLink>
          )}
        </div>
        <div className="grid gap-10">
          {readiness ? (
            <Section id="readiness" title="How ready you are">
              <Readiness course={course} skills={readiness} />
            </Section>
          ) : (
            <Notice>This course is not offered here any more. What you practised is kept.</Notice>
          )}
          <Section id="answers" title="What you answered">
            {answered.length === 0 ? (
              <EmptyState icon="list" title="Nothing yet">
                Answer a question, and it is listed here with what is right.
              </EmptyState>
            ) : (
              <RuledList>
                {answered.map((item) => (
                  <Row
                    key={item.position}
                    title={`Question ${item.position}`}
                    href={paths.practiceRun(course, id, item.position)}
                    detail={item.prompt}
                    end={item.is_right ? <Tag tone="ok">right</Tag> : <Tag tone="bad">not right</Tag>}
                  />
                ))}
              </RuledList>
            )}
          </Section>
        </div>
      </Wrap>
    </Shell>
  )
}
