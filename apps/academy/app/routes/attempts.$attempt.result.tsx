import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { myCertificates } from '@stoa/domain/credentials'
import { examStanding, readResult } from '@stoa/domain/learning'
import { readCourse } from '@stoa/domain/library'
import { ButtonLink, Notice, Section, TextLink, Verdict, Wrap } from '@stoa/ui'
import { useEffect } from 'react'
import { uuid } from '../attempt-form.ts'
import { paths } from '../paths.ts'
import { isRefusal, serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { sayInstant } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.result.passed ? 'Passed' : 'Your result' }]

/** How an attempt went, by skill, with what would help; on a pass the certificate as soon as it is drawn. */
export async function loader(args: LoaderFunctionArgs) {
  const id = uuid(args.params.attempt)
  return serve(args, async (ctx) => {
    const result = await readResult(ctx, id).catch((error) => {
      throw isRefusal(error) && error.code === 'attempt/open' ? redirect(paths.submission(id)) : error
    })
    const course = await readCourse(ctx, result.course_slug)
    const standing = course.exam && (await examStanding(ctx, result.course_slug, course.exam))
    const certificate = (await myCertificates(ctx)).find((one) => one.completion_id === result.completion_id) ?? null
    return { result, course: course.title, certificate, again: standing && { left: standing.attempts_left, opens_at: standing.opens_at } }
  })
}

export default function ResultPage() {
  const { result, course, certificate, again } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const drawing = result.passed && !certificate?.pdf_sha256
  useWaitFor(drawing)
  return (
    <Shell>
      <Wrap className="pb-18">
        <Verdict
          tone={result.passed ? 'ok' : 'warn'}
          state={result.passed ? 'Passed' : 'Not passed'}
          sentence={result.passed ? `You passed ${course}.` : 'Not yet. Here is what would help.'}
        >
          {result.correct} of {result.asked} right, {result.percent} %. {result.pass_percent} % were needed.
        </Verdict>
        {result.passed && (
          <div className="mb-10">
            {certificate?.pdf_sha256 ? (
              <div className="flex flex-wrap gap-3">
                <ButtonLink href={paths.certificatePdf(certificate.serial)} look="go" size="l" icon="download">
                  Your certificate, PDF
                </ButtonLink>
                <ButtonLink href={paths.verify(certificate.serial)} size="l">
                  What others see
                </ButtonLink>
              </div>
            ) : (
              <Notice>Your certificate is being drawn. It is here in a moment, and in your mail.</Notice>
            )}
          </div>
        )}
        {!result.passed && again && (
          <div className="mb-10">
            <Notice
              action={
                again.left > 0 &&
                !again.opens_at && (
                  <ButtonLink href={paths.exam(result.course_slug)} size="s">
                    Try again
                  </ButtonLink>
                )
              }
            >
              {again.left === 0
                ? 'No attempts are left.'
                : again.opens_at
                  ? `The next attempt opens on ${sayInstant(again.opens_at, academy.locale, academy.time_zone)}.`
                  : 'You can try again now.'}
            </Notice>
          </div>
        )}
        <Section id="skills" title="By skill">
          <ul>
            {result.skills.map((skill) => (
              <li key={skill.skill} className="grid gap-2 border-b border-border py-5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
                <div>
                  <b>{skill.title}</b>
                  <span className="block text-s text-muted">
                    {skill.correct} of {skill.asked} right
                  </span>
                </div>
                {skill.correct < skill.asked && (
                  <div className="text-s">
                    <span className="text-muted">Worth another look:</span>{' '}
                    {skill.read.map((place) => (
                      <TextLink key={place.lesson_slug} href={paths.lesson(result.course_slug, place.lesson_slug, place.block_slug)} className="me-4">
                        {place.lesson_title}
                      </TextLink>
                    ))}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </Section>
      </Wrap>
    </Shell>
  )
}

/** Asks again every second while something is being made, for a minute at most; without JavaScript the mail says it. */
function useWaitFor(waiting: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!waiting) return
    let asked = 0
    const timer = setInterval(() => (++asked > 60 ? clearInterval(timer) : revalidate()), 1000)
    return () => clearInterval(timer)
  }, [waiting, revalidate])
}
