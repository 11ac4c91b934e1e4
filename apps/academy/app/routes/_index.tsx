import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { myCertificates, runningOut, type MyCertificate } from '@stoa/domain/credentials'
import { firstStep, readHome, type HomeCourse } from '@stoa/domain/learning'
import { listCatalogue } from '@stoa/domain/library'
import { dayIn, type Ctx } from '@stoa/domain/tenancy'
import { ButtonLink, Columns, EmptyState, Hero, HeroDrawing, Icon, Row, RowNumber, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import { AsWritten } from '../as-written.tsx'
import { CourseRow } from '../course-row.tsx'
import { HomeDue, isDue } from '../home-due.tsx'
import { HomeHero } from '../home-hero.tsx'
import { useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { serveBriefly } from '../briefly.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { Welcome } from '../welcome.tsx'
import { sayDay } from '../words.ts'

export { handle } from '../finding-words.ts'

// As many as either page shows.
const CARDS = 6

/** The first page: for a visitor what this academy is, for a learner their next minutes. */
export async function loader(args: LoaderFunctionArgs) {
  return serveBriefly(args, async (ctx) => {
    const learning = ctx.viewer && (await learningOf(ctx))
    const started = learning?.courses.map((course) => course.course_slug) ?? []
    return {
      learning,
      first: learning ? null : await firstStep(ctx),
      catalogue: await listCatalogue(ctx, { limit: CARDS, without: started }),
      description: ctx.academy.description,
      policy: ctx.academy.sign_in_policy,
    }
  })
}

/** out: what somebody has before them and holds; null for who has neither a course nor a certificate yet */
async function learningOf(ctx: Ctx) {
  const [home, certificates] = await Promise.all([readHome(ctx), myCertificates(ctx)])
  if (home.courses.length + certificates.length === 0) return null
  const running_out = certificates.length > 0 ? await runningOut(ctx) : []
  return { ...home, certificates, running_out, today: dayIn(ctx.now, ctx.academy.time_zone), at: ctx.now }
}

type Learned = NonNullable<Awaited<ReturnType<typeof learningOf>>>

export default function Home() {
  const page = useLoaderData<typeof loader>()
  return (
    <Shell>
      {page.learning ? (
        <Learning learning={page.learning} />
      ) : (
        <Welcome description={page.description} policy={page.policy} first={page.first} catalogue={page.catalogue} />
      )}
    </Shell>
  )
}

function Learning({ learning }: { learning: Learned }) {
  const { catalogue } = useLoaderData<typeof loader>()
  const { common, home: w } = useLanguage().w
  const { now, courses, certificates, running_out } = learning
  const others = courses.filter((course) => course.course_slug !== now?.course_slug)
  const due = courses.filter(isDue)
  return (
    <>
      {now ? (
        <HomeHero course={now} now={learning.at} elsewhere={others.length + catalogue.length > 0 ? '#courses' : null} />
      ) : (
        <AllDone courses={courses} more={catalogue.length > 0} />
      )}
      <Wrap>
        <Columns>
          <div className="grid content-start gap-12">
            <Section id="due" title={w.due}>
              {due.length + running_out.length > 0 ? (
                <HomeDue courses={due} all={courses} certificates={running_out} />
              ) : (
                <p className="border-b border-border py-5 text-muted">
                  {w.nothingDue}
                </p>
              )}
            </Section>
            <Held certificates={certificates} today={learning.today} />
          </div>
          <Section
            id="courses"
            title={others.length > 0 ? w.others : w.more}
            link={
              <TextLink href={paths.catalogue()} arrow>
                {common.catalogue}
              </TextLink>
            }
          >
            {others.length + catalogue.length > 0 ? (
              <RuledList>
                {others.length > 0
                  ? others.map((course) => <OtherCourse key={course.course_slug} course={course} />)
                  : catalogue.slice(0, 4).map((course) => <CourseRow key={course.course_slug} course={course} />)}
              </RuledList>
            ) : (
              <p className="border-b border-border py-5 text-muted">{w.inAll}</p>
            )}
          </Section>
        </Columns>
      </Wrap>
    </>
  )
}

function AllDone({ courses, more }: { courses: HomeCourse[]; more: boolean }) {
  const root = useRoot()!
  const { w, t } = useLanguage()
  const last = courses[0]
  return (
    <Hero
      id="next"
      look={root.academy.hero}
      lead={w.home.done}
      title={w.home.nothingWaits}
      reason={
        !last ? w.home.finishedNone : courses.length === 1 ? t(w.home.finishedOne, { course: last.title }) : t(w.home.finishedAll, { count: courses.length })
      }
      action={
        more || !last ? (
          <ButtonLink href={paths.catalogue()} look="go" size="l">
            {w.home.findNew}
          </ButtonLink>
        ) : (
          <ButtonLink href={paths.course(last.course_slug)} look="go" size="l">
            {w.home.openAgain}
          </ButtonLink>
        )
      }
      drawing={<HeroDrawing face={root.academy.face} drawing={root.academy.drawing} />}
    />
  )
}

function Held({ certificates, today }: { certificates: MyCertificate[]; today: string }) {
  const { w, t, locale } = useLanguage()
  const stateOf = (one: MyCertificate) => {
    if (one.is_revoked) return w.common.certificateRevoked
    if (one.valid_until_on === null) return w.common.certificateForever
    return t(one.valid_until_on < today ? w.common.certificateOver : w.common.certificateUntil, { day: sayDay(one.valid_until_on, locale) })
  }
  const link = certificates.length > 0 && (
    <TextLink href={paths.certificates()} arrow>
      {certificates.length > 3 ? t(w.home.allHeld, { count: certificates.length }) : w.home.all}
    </TextLink>
  )
  return (
    <Section id="held" title={w.home.held} link={link}>
      {certificates.length === 0 ? (
        <EmptyState icon="award" title={w.home.noCertificate}>
          {w.home.noCertificateYet}
        </EmptyState>
      ) : (
        <RuledList>
          {certificates.slice(0, 3).map((one) => (
            <Row
              key={one.serial}
              title={<AsWritten>{one.certification}</AsWritten>}
              href={paths.verify(one.serial)}
              detail={stateOf(one)}
              lead={<Icon name="award" className="mt-0.5 text-xl text-metal" />}
            />
          ))}
        </RuledList>
      )}
    </Section>
  )
}

function OtherCourse({ course }: { course: HomeCourse }) {
  const { w, t } = useLanguage()
  const isOver = course.completed_at !== null || (course.lessons_left === 0 && !course.has_exam)
  const detail = isOver
    ? w.home.completed
    : course.next
      ? t(course.has_exam ? w.home.nextThenExam : w.home.next, { lesson: course.next.lesson_title, lessons: course.lessons_left })
      : w.home.examOpen
  const lead = isOver ? (
    <Icon name="check" className="mt-0.5 text-xl text-success" />
  ) : course.next ? (
    <RowNumber value={course.minutes_left} unit={w.home.minutesLeft} />
  ) : (
    <Icon name="award" className="mt-0.5 text-xl text-metal" />
  )
  return <Row title={<AsWritten>{course.title}</AsWritten>} href={paths.course(course.course_slug)} leadAs="number" lead={lead} detail={detail} />
}
