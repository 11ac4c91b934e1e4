import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { certificationOf, myCertificates } from '@stoa/domain/credentials'
import { againIn, readResult } from '@stoa/domain/learning'
import { isOffered } from '@stoa/domain/library'
import { ButtonLink, DefinitionList, Notice, Section, SkillBands, TextLink, Verdict, Wrap } from '@stoa/ui'
import { useEffect } from 'react'
import { uuid } from '../attempt-form.ts'
import { paths } from '../paths.ts'
import { isRefusal, serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { count, sayInstant, sayShare } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.result.passed ? 'Passed' : 'Your result' }]

/** How an attempt went, by skill, with what would help; on a pass the certificate as soon as it is drawn. */
export async function loader(args: LoaderFunctionArgs) {
  const id = uuid(args.params.attempt)
  return serve(args, async (ctx) => {
    const result = await readResult(ctx, id).catch((error) => {
      throw isRefusal(error) && error.code === 'attempt/open' ? redirect(paths.submission(id)) : error
    })
    const certificate = (await myCertificates(ctx)).find((one) => one.completion_id === result.completion_id) ?? null
    const earns = result.completion_id !== null && (await certificationOf(ctx, result.course_id)) !== null
    return { result, earns, certificate, again: await againIn(ctx, result.course_slug), is_offered: await isOffered(ctx, result.course_slug) }
  })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function ResultPage() {
  const { result, earns, certificate, is_offered } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  useWaitFor(earns && !certificate?.pdf_sha256)
  const needed = Math.ceil((result.pass_percent * result.asked) / 100)
  return (
    <Shell>
      <Wrap className="pb-18">
        <Verdict
          tone={result.passed ? 'ok' : 'warn'}
          state={result.passed ? 'Passed' : 'Not passed'}
          sentence={result.passed ? `You passed ${result.course_title}.` : 'Not yet. Here is what would help.'}
        >
          {result.correct} of {result.asked} right, {sayShare(result.correct, result.asked, result.pass_percent)}. {result.pass_percent} % were needed
          {result.passed ? '.' : `, which is ${needed - result.correct === 1 ? 'one more' : `${needed - result.correct} more`}.`}
        </Verdict>
        <div className="mb-10 grid gap-4 empty:hidden">
          {result.regraded_at && (
            <Notice>
              A question of this exam turned out to be faulty, and your answers were graded again on{' '}
              {sayInstant(result.regraded_at, academy.locale, academy.time_zone)}. Nobody who had passed lost that by it.
            </Notice>
          )}
          {result.passed ? <Earned /> : <Again />}
        </div>
        <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
          <Section id="skills" title="By skill">
            <SkillBands bands={result.skills.map((skill) => bandOf(result, skill, is_offered))} />
            <p className="max-w-measure pt-4 text-s text-muted">
              The line across each bar is what is needed to pass, {result.pass_percent} %.
              {result.correct < result.asked && (
                <>
                  {' '}
                  {!is_offered && 'This course is not offered here any more, so its lessons cannot be opened. '}
                  The lessons named here answer the questions you were asked in that skill. Which of them were wrong stays with the exam, so that it
                  can be sat again fairly.
                </>
              )}
            </p>
          </Section>
          <div className="h-fit">
            <DefinitionList
              items={[
                { term: 'Exam', value: result.title },
                { term: 'Handed in', value: sayInstant(result.submitted_at, academy.locale, academy.time_zone) },
                { term: 'Right', value: `${result.correct} of ${result.asked}` },
                { term: 'To pass', value: `${needed} of ${result.asked}` },
              ]}
            />
          </div>
        </div>
      </Wrap>
    </Shell>
  )
}

function bandOf({ course_slug, pass_percent }: Loaded['result'], skill: Loaded['result']['skills'][number], isOffered: boolean) {
  const level = skill.correct === skill.asked ? 3 : 100 * skill.correct >= pass_percent * skill.asked ? 2 : 1
  return {
    id: skill.skill,
    title: skill.title,
    level: level as 1 | 2 | 3,
    measure: { share: skill.correct / skill.asked, mark: pass_percent / 100 },
    said: ['', 'Below the mark', 'At the mark', 'All right'][level],
    because: `${skill.correct} of ${skill.asked} right`,
    more: skill.correct < skill.asked && (
      <>
        <span className="text-muted">Worth another look:</span>{' '}
        {isOffered
          ? skill.read.map((place) => (
              <TextLink key={place.lesson_slug} href={paths.lesson(course_slug, place.lesson_slug, place.block_slug)} className="me-4">
                {place.lesson_title}
              </TextLink>
            ))
          : skill.read.map((place) => place.lesson_title).join(', ')}
      </>
    ),
  }
}

function Earned() {
  const { result, earns, certificate } = useLoaderData<typeof loader>()
  // Passed by a regrading while another attempt was passed already: that one earned it.
  if (!earns)
    return result.completion_id !== null ? null : (
      <ButtonLink href={paths.certificates()} look="go" size="l" icon="award" className="justify-self-start">
        Your certificates
      </ButtonLink>
    )
  if (!certificate?.pdf_sha256) return <Notice>Your certificate is being drawn. It is here in a moment, and in your mail.</Notice>
  return (
    <div className="flex flex-wrap gap-3">
      <ButtonLink href={paths.certificatePdf(certificate.serial)} look="go" size="l" icon="download">
        Your certificate, PDF
      </ButtonLink>
      <ButtonLink href={paths.verify(certificate.serial)} size="l">
        What others see
      </ButtonLink>
    </div>
  )
}

/** After a fail: when the next try is, and the way there. */
function Again() {
  const { result, again } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  if (!again || again.passed) return null
  const when =
    again.left === 0
      ? 'No attempts are left. An administrator of this academy can tell you what comes next.'
      : again.opens_at
        ? `The next attempt opens on ${sayInstant(again.opens_at, academy.locale, academy.time_zone)}. You have ${count(again.left, 'attempt')} left.`
        : `You can try again now. You have ${count(again.left, 'attempt')} left.`
  return (
    <>
      <Notice>{when}</Notice>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={paths.practice(result.course_slug)} look="go" size="l">
          Practise first
        </ButtonLink>
        {again.left > 0 && !again.opens_at && (
          <ButtonLink href={paths.exam(result.course_slug)} size="l">
            Try again
          </ButtonLink>
        )}
      </div>
    </>
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
