import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { answerTrial, readTrial, VISIT_DAYS } from '@stoa/domain/learning'
import { Aloud, Button, ButtonLink, Icon, Notice, PageTitle, Panel, Row, RuledList, Section, Tag, TextLink, Wrap } from '@stoa/ui'
import { useMemo } from 'react'
import { AsWritten } from '../as-written.tsx'
import { CheckForm } from '../check-form.ts'
import { FormError, refusedIn } from '../form-error.tsx'
import { keptHere, unlessLost } from '../kept-here.ts'
import { answerId, KnowledgeCheck } from '../knowledge-check.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serve, submit, type Refused } from '../request.server.ts'
import { Shell } from '../shell.tsx'
import { typedIn } from '../typed.ts'
import { countVisit, giveVisit } from '../visit.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { w, t } = titleWords()
  return [{ title: data ? t(w.trial.selfCheckOf, { course: data.course.title }) : w.trial.selfCheck }]
}

/** Five questions of a course, with or without an account, and what was answered so far. */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const trial = await readTrial(ctx, args.params.course!)
    await giveVisit(args)
    return { ...trial, is_guest: ctx.viewer === null, days: VISIT_DAYS }
  })
}

/** POST answers one of them. */
export async function action(args: ActionFunctionArgs) {
  const course = args.params.course!
  return submit(args, CheckForm, async (ctx, form) => ({ checked: form.block, ...(await answerTrial(ctx, { course, block: form.block, ...form.given })) }), countVisit)
}

/** The page stays when an answer cannot be sent. */
export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => keptHere(serverAction<typeof action>)
export { unlessLost as shouldRevalidate }

export default function SelfCheck() {
  const { course, lesson, checks, is_guest, is_enrolled } = useLoaderData<typeof loader>()
  const { w: { common, lesson: lessonWords, trial: w }, t, minutes } = useLanguage()
  const answer = useActionData<typeof action>()
  const refused = refusedIn(answer)
  const asked = typedIn(refused, 'block')
  const just = answer && 'checked' in answer ? checks.findIndex((check) => check.block.slug === answer.checked) : -1
  const answered = checks.filter((check) => check.result).length
  return (
    <Shell>
      <Wrap width="read" className="pb-18">
        <PageTitle
          title={w.whatYouCan}
          lead={t(w.fiveQuestions, { course: course.title })}
        />
        <FormError refused={refused} at={{ answer: answerId(asked) }} />
        {just >= 0 && (
          <Notice tone="ok" action={<TextLink href={just + 1 < checks.length ? `#${checks[just + 1]!.block.slug}` : '#summary'}>{common.goOn}</TextLink>}>
            {t(w.answered, { at: just + 1 })} <a href={`#${checks[just]!.block.slug}`}>{w.seeVerdict}</a>.
          </Notice>
        )}
        {is_guest || is_enrolled ? (
          <>
            <ol className="grid gap-10">
              {checks.map(({ block, skill, result }, at) => (
                <li key={block.slug} id={block.slug} className="scroll-mt-6">
                  <p className="mb-3 flex flex-wrap justify-between gap-x-4 text-s text-muted">
                    <span>{t(w.questionOf, { at: at + 1, questions: checks.length })}</span>
                    <span><AsWritten language={course.language}>{skill}</AsWritten></span>
                  </p>
                  <OneCheck block={block} result={result} refused={asked === block.slug ? refused : null} />
                </li>
              ))}
            </ol>
            <div className="mt-14">
              {answered < checks.length ? (
                <Aloud id="summary" className="text-muted">
                  {t(w.soFar, { answered, questions: checks.length })}
                </Aloud>
              ) : (
                <Summary />
              )}
            </div>
          </>
        ) : (
          <Panel>
            <Form method="post" action={paths.enrollment(course.course_slug)} className="grid justify-items-start gap-3">
              <input type="hidden" name="to" value={paths.trial(course.course_slug)} />
              <p>{w.partOfCourse}</p>
              <Button look="go">{w.startAndAnswer}</Button>
            </Form>
          </Panel>
        )}
        {!lesson.is_read && (
          <p className="mt-8 text-s text-muted">
            {w.notRead}{' '}
            <TextLink href={paths.lesson(course.course_slug, lesson.slug)} arrow>
              {t(lessonWords.titleAndLength, { title: lesson.title, length: minutes(lesson.minutes) })}
            </TextLink>
          </p>
        )}
      </Wrap>
    </Shell>
  )
}

type CheckShown = Pick<ReturnType<typeof useLoaderData<typeof loader>>['checks'][number], 'block' | 'result'>

/** A check keeps the very verdict it shows while others are answered, so that one being answered again is not judged anew. */
function OneCheck({ block, result, refused }: CheckShown & { refused: Refused | null }) {
  const text = JSON.stringify(result)
  const { language } = useLoaderData<typeof loader>().course
  const same = useMemo(() => JSON.parse(text) as typeof result, [text])
  return <KnowledgeCheck block={block} answered={same} refused={refused} before={null} language={language} />
}

/** What five answers say, by skill, and no more than that; and how to keep it. */
function Summary() {
  const { course, lesson, skills, is_guest, days } = useLoaderData<typeof loader>()
  const { w: { lesson: lessonWords, trial: w }, t, minutes } = useLanguage()
  const right = skills.reduce((sum, skill) => sum + skill.right, 0)
  const asked = skills.reduce((sum, skill) => sum + skill.asked, 0)
  return (
    <>
      <Section id="summary" title={t(w.rightOf, { right, asked })}>
        <p className="pt-4 text-muted">{w.hintOnly}</p>
        <RuledList>
          {skills.map((skill) => (
            <Row
              key={skill.title}
              title={<AsWritten language={course.language}>{skill.title}</AsWritten>}
              end={skill.right === skill.asked ? <Tag tone="ok">{w.right}</Tag> : <Tag icon="minus">{w.notYet}</Tag>}
              detail={skill.asked > 1 ? t(w.rightOf, { right: skill.right, asked: skill.asked }) : undefined}
            >
              {skill.right < skill.asked && (
                <p className="mt-1 flex flex-wrap items-baseline gap-x-5 text-s text-muted">
                  <span>{w.readAbout}</span>
                  {skill.blocks.map((block) => (
                    <TextLink key={block.slug} href={paths.lesson(course.course_slug, lesson.slug, block.slug)} arrow>
                      <AsWritten language={course.language}>{block.title}</AsWritten>
                    </TextLink>
                  ))}
                  {skill.lessons.map((one) => (
                    <TextLink key={one.slug} href={paths.lesson(course.course_slug, one.slug)} arrow>
                      <AsWritten language={course.language}>{one.title}</AsWritten>
                    </TextLink>
                  ))}
                </p>
              )}
            </Row>
          ))}
        </RuledList>
      </Section>
      <div className="mt-8">
        <Panel>
          {is_guest ? (
            <div className="grid gap-4">
              <p>
                <b className="block text-l">{w.keep}</b>
                {t(w.whyKeep, { days })}
              </p>
              <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
                <ButtonLink href={paths.signUp(paths.trial(course.course_slug))} look="go" size="l">
                  {w.keepByAccount}
                </ButtonLink>
                <TextLink href={paths.signIn(paths.trial(course.course_slug))}>{lessonWords.haveAccount}</TextLink>
              </p>
            </div>
          ) : (
            <div className="grid gap-4">
              <p className="flex gap-2.5">
                <Icon name="check" className="first-line text-success-text" />
                <span>{t(w.isKept, { length: minutes(course.minutes) })}</span>
              </p>
              <p>
                <ButtonLink href={paths.course(course.course_slug)} look="go" size="l">
                  {t(w.goOnWith, { course: course.title })}
                </ButtonLink>
              </p>
            </div>
          )}
        </Panel>
      </div>
    </>
  )
}
