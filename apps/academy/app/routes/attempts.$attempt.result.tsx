import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { certificationOf, myCertificates } from '@stoa/domain/credentials'
import { againIn, readResult } from '@stoa/domain/learning'
import { isOffered } from '@stoa/domain/library'
import { ButtonLink, DefinitionList, Notice, Section, SkillBands, TextLink, Verdict, Wrap } from '@stoa/ui'
import { Fragment, useEffect } from 'react'
import { AsWritten } from '../as-written.tsx'
import { uuid } from '../attempt-form.ts'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { isRefusal, serve } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import type { Spoken } from '../spoken.ts'
import { sayInstant, shareOf } from '../words.ts'

export { handle } from '../exam-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { result: w } = titleWords().w
  return [{ title: data?.result.passed ? w.passed : w.title }]
}

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
  const language = useLanguage()
  const { locale, w: { exam, result: w }, t } = language
  useWaitFor(earns && !certificate?.pdf_sha256)
  const { correct, asked, pass_percent: percent } = result
  const needed = Math.ceil((percent * asked) / 100)
  return (
    <Shell>
      <Wrap className="pb-18">
        <Verdict
          tone={result.passed ? 'ok' : 'warn'}
          state={result.passed ? w.passed : w.notPassed}
          sentence={result.passed ? t(w.youPassed, { course: result.course_title }) : w.notYet}
        >
          {t(result.passed ? w.scorePassed : w.scoreFailed, { correct, asked, share: shareOf(correct, asked, percent), percent, more: needed - correct })}
        </Verdict>
        <div className="mb-10 grid gap-4 empty:hidden">
          {result.regraded_at && <Notice>{t(w.regraded, { at: sayInstant(result.regraded_at, locale, academy.time_zone) })}</Notice>}
          {result.passed ? <Earned /> : <Again />}
        </div>
        <div className="beside">
          <Section id="skills" title={w.bySkill}>
            <SkillBands bands={result.skills.map((skill) => bandOf(language, result, skill, is_offered))} />
            <p className="max-w-measure pt-4 text-s text-muted">
              {[t(w.markIs, { percent }), correct < asked && !is_offered && w.notOffered, correct < asked && w.lessonsAre].filter(Boolean).join(' ')}
            </p>
          </Section>
          <div className="h-fit">
            <DefinitionList
              items={[
                { term: exam.title, value: <AsWritten>{result.title}</AsWritten> },
                { term: w.handedIn, value: sayInstant(result.submitted_at, locale, academy.time_zone) },
                { term: w.right, value: t(w.partOf, { part: correct, whole: asked }) },
                { term: exam.toPass, value: t(w.partOf, { part: needed, whole: asked }) },
              ]}
            />
          </div>
        </div>
      </Wrap>
    </Shell>
  )
}

function bandOf({ w: { result: w }, t }: Spoken, { course_slug, pass_percent }: Loaded['result'], skill: Loaded['result']['skills'][number], isOffered: boolean) {
  const level = skill.correct === skill.asked ? 3 : 100 * skill.correct >= pass_percent * skill.asked ? 2 : 1
  return {
    id: skill.skill,
    title: <AsWritten>{skill.title}</AsWritten>,
    level: level as 1 | 2 | 3,
    measure: { share: skill.correct / skill.asked, mark: pass_percent / 100 },
    said: ['', w.belowMark, w.atMark, w.allRight][level],
    because: t(w.rightOf, { right: skill.correct, asked: skill.asked }),
    more: skill.correct < skill.asked && (
      <>
        <span className="text-muted">{w.lookAgain}</span>{' '}
        {isOffered
          ? skill.read.map((place) => (
              <TextLink key={place.lesson_slug} href={paths.lesson(course_slug, place.lesson_slug, place.block_slug)} className="me-4">
                <AsWritten>{place.lesson_title}</AsWritten>
              </TextLink>
            ))
          : skill.read.map((place, at) => (
              <Fragment key={place.lesson_slug}>
                {at > 0 && w.comma}
                <AsWritten>{place.lesson_title}</AsWritten>
              </Fragment>
            ))}
      </>
    ),
  }
}

function Earned() {
  const { result, earns, certificate } = useLoaderData<typeof loader>()
  const { w: { exam, result: w }, t } = useLanguage()
  // Passed by a regrading while another attempt was passed already: that one earned it.
  if (!earns)
    return result.completion_id !== null ? null : (
      <ButtonLink href={paths.certificates()} look="go" size="l" icon="award" className="justify-self-start">
        {exam.certificates}
      </ButtonLink>
    )
  if (!certificate?.pdf_sha256) return <Notice>{w.beingDrawn}</Notice>
  return (
    <div className="flex flex-wrap gap-3">
      <ButtonLink href={paths.certificatePdf(certificate.serial)} look="go" size="l" icon="download">
        {t(w.certificate, { format: 'PDF' })}
      </ButtonLink>
      <ButtonLink href={paths.verify(certificate.serial)} size="l">
        {w.othersSee}
      </ButtonLink>
    </div>
  )
}

/** After a fail: when the next try is, and the way there. */
function Again() {
  const { result, again } = useLoaderData<typeof loader>()
  const { academy } = useRoot()!
  const { locale, w: { result: w }, t } = useLanguage()
  if (!again || again.passed) return null
  const when =
    again.left === 0
      ? w.noneLeft
      : again.opens_at
        ? t(w.nextOpens, { at: sayInstant(again.opens_at, locale, academy.time_zone), attempts: again.left })
        : t(w.againNow, { attempts: again.left })
  return (
    <>
      <Notice>{when}</Notice>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={paths.practice(result.course_slug)} look="go" size="l">
          {w.practiseFirst}
        </ButtonLink>
        {again.left > 0 && !again.opens_at && (
          <ButtonLink href={paths.exam(result.course_slug)} size="l">
            {w.tryAgain}
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
