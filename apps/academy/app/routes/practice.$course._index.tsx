import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { practiceStanding, readReadiness, startPractice } from '@stoa/domain/learning'
import { readCourse } from '@stoa/domain/library'
import { Button, ButtonLink, EmptyState, Notice, PageTitle, Panel, Row, RuledList, Section, Select, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { Readiness } from '../readiness.tsx'
import { serve, submit } from '../request.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { typedIn } from '../typed.ts'
import { sayInstant } from '../words.ts'

export { handle } from '../exam-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { w, t } = titleWords()
  return [{ title: data ? t(w.practice.titleOf, { course: data.course.title }) : w.practice.title }]
}

/** Practice for an exam: how ready one is, a new one, and those of before.  who: the enrolled */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => {
    const course = await readCourse(ctx, args.params.course!)
    const { course_slug, title, skills } = course
    if (!course.exam) throw new Refusal('exam/unknown')
    const { open, exam_open, practices } = await practiceStanding(ctx, course_slug)
    const skillOf = (slug: string | null) => skills.find((skill) => skill.slug === slug)?.title ?? null
    return {
      course: { slug: course_slug, title },
      open: skills.flatMap(({ slug, title }) => open.filter((one) => one.skill === slug).map(({ questions }) => ({ slug, title, questions }))),
      exam_open,
      practices: practices.map((practice) => ({ ...practice, skill: skillOf(practice.skill) })),
      readiness: await readReadiness(ctx, course),
    }
  })
}

const StartForm = z.object({ skill: z.string().max(60).default('') })

/** POST starts a practice exam, of all skills or of one. */
export async function action(args: ActionFunctionArgs) {
  const course = args.params.course!
  return submit(args, StartForm, async (ctx, { skill }) => redirect(paths.practiceRun(course, await startPractice(ctx, course, skill || null), 1)))
}

export default function Practices() {
  const { course, open, exam_open, practices, readiness } = useLoaderData<typeof loader>()
  const stopped = refusedIn(useActionData<typeof action>())
  const { academy } = useRoot()!
  const { locale, w: { attempt, exam, practice: w, result }, t } = useLanguage()
  const cameTo = ({ answered, asked, correct }: (typeof practices)[number]) =>
    answered < asked ? t(attempt.answeredOf, { answered, all: asked }) : t(result.rightOf, { right: correct, asked })
  const all = open.reduce((sum, skill) => sum + skill.questions, 0)
  return (
    <Shell>
      <Wrap className="pb-18">
        <PageTitle title={w.title} lead={t(w.lead, { course: course.title })} />
        <div className="beside">
          <div className="grid content-start gap-10">
            <FormError refused={stopped} />
            <Section id="readiness" title={w.ready}>
              <Readiness course={course.slug} skills={readiness} />
            </Section>
            {practices.length > 0 && (
              <Section id="before" title={w.yours}>
                <RuledList>
                  {practices.map((one) => (
                    <Row
                      key={one.id}
                      title={one.skill ?? w.allSkills}
                      href={exam_open ? undefined : one.answered < one.asked ? paths.practiceRun(course.slug, one.id) : paths.practiceResult(course.slug, one.id)}
                      detail={sayInstant(one.started_at, locale, academy.time_zone)}
                      end={cameTo(one)}
                    />
                  ))}
                </RuledList>
              </Section>
            )}
          </div>
          <Panel className="h-fit lg:sticky lg:top-6">
            {exam_open ? (
              <div className="grid gap-4">
                <Notice>{w.examOpen}</Notice>
                <ButtonLink href={paths.attempt(exam_open)} look="go" size="l" wide>
                  {exam.goOn}
                </ButtonLink>
              </div>
            ) : all === 0 ? (
              <EmptyState icon="library" title={w.nothing}>
                {w.nothingWhy}
              </EmptyState>
            ) : (
              <Form method="post" className="grid gap-4">
                <Select name="skill" label={w.what} defaultValue={typedIn(stopped, 'skill')}>
                  <option value="">{w.asInExam}</option>
                  {open.map((skill) => (
                    <option key={skill.slug} value={skill.slug}>
                      {t(w.skillOf, { skill: skill.title, questions: skill.questions })}
                    </option>
                  ))}
                </Select>
                <Button look="go" size="l" wide>
                  {w.start}
                </Button>
                <p className="text-s text-muted">{t(w.othersFirst, { questions: all })}</p>
                <ButtonLink href={paths.exam(course.slug)} look="bare" size="s" icon="arrow-left">
                  {w.examRules}
                </ButtonLink>
              </Form>
            )}
          </Panel>
        </div>
      </Wrap>
    </Shell>
  )
}
