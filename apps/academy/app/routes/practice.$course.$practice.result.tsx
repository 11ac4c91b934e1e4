import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readPractice, readReadiness } from '@stoa/domain/learning'
import { isOffered, readCourse } from '@stoa/domain/library'
import { ButtonLink, EmptyState, Notice, Row, RuledList, Section, Tag, Verdict, Wrap } from '@stoa/ui'
import { AsWritten } from '../as-written.tsx'
import { uuid } from '../attempt-form.ts'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { Readiness } from '../readiness.tsx'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export { handle } from '../exam-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.practice.resultTitle }]

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
  const { w: { attempt, common, practice: w }, t } = useLanguage()
  const answered = items.filter((item) => item.is_right !== null)
  const right = answered.filter((item) => item.is_right).length
  const open = items.length - answered.length
  return (
    <Shell>
      <Wrap className="pb-18">
        <Verdict
          tone={answered.length > 0 && right === answered.length ? 'ok' : 'warn'}
          state={t(w.resultOf, { course: title })}
          sentence={answered.length === 0 ? w.noneAnswered : t(w.rightSoFar, { right, answered: answered.length })}
        >
          {open > 0 ? `${t(w.stillOpen, { open, all: items.length })} ${w.nobodySees}` : w.nobodySees}
        </Verdict>
        <div className="mb-10 flex flex-wrap gap-3">
          {open > 0 ? (
            <ButtonLink href={paths.practiceRun(course, id)} look="go" size="l">
              {common.goOn}
            </ButtonLink>
          ) : (
            readiness && (
              <ButtonLink href={paths.practice(course)} look="go" size="l">
                {w.again}
              </ButtonLink>
            )
          )}
          {readiness && (
            <ButtonLink href={paths.exam(course)} size="l">
              {w.examRules}
            </ButtonLink>
          )}
        </div>
        <div className="grid gap-10">
          {readiness ? (
            <Section id="readiness" title={w.ready}>
              <Readiness course={course} skills={readiness} />
            </Section>
          ) : (
            <Notice>{w.notOffered}</Notice>
          )}
          <Section id="answers" title={w.answers}>
            {answered.length === 0 ? (
              <EmptyState icon="list" title={w.nothingYet}>
                {w.nothingListed}
              </EmptyState>
            ) : (
              <RuledList>
                {answered.map((item) => (
                  <Row
                    key={item.position}
                    title={t(attempt.question, { number: item.position })}
                    href={paths.practiceRun(course, id, item.position)}
                    detail={<AsWritten>{item.prompt}</AsWritten>}
                    end={item.is_right ? <Tag tone="ok">{w.isRight}</Tag> : <Tag tone="bad">{w.isWrong}</Tag>}
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
