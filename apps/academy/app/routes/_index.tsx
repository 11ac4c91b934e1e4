import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { myCertificates, runningOut, type MyCertificate } from '@stoa/domain/credentials'
import { firstStep, readHome, type HomeCourse } from '@stoa/domain/learning'
import { listCatalogue } from '@stoa/domain/library'
import { dayIn, type Ctx } from '@stoa/domain/tenancy'
import { ButtonLink, Columns, EmptyState, Hero, HeroDrawing, Icon, Row, RowNumber, RuledList, Section, TextLink, Wrap } from '@stoa/ui'
import { CourseRow } from '../course-row.tsx'
import { HomeDue, isDue } from '../home-due.tsx'
import { HomeHero } from '../home-hero.tsx'
import { paths } from '../paths.ts'
import { serveBriefly } from '../briefly.server.ts'
import { useRoot } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { Welcome } from '../welcome.tsx'
import { count, sayDay } from '../words.ts'

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
  const root = useRoot()!
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
            <Section id="due" title="Runs out or is due">
              {due.length + running_out.length > 0 ? (
                <HomeDue courses={due} all={courses} certificates={running_out} locale={root.academy.locale} />
              ) : (
                <p className="border-b border-border py-5 text-muted">
                  Nothing. A day by which a course is to be done shows here, and a certificate 90 days before it runs out.
                </p>
              )}
            </Section>
            <Held certificates={certificates} today={learning.today} />
          </div>
          <Section
            id="courses"
            title={others.length > 0 ? 'Your other courses' : 'More to learn'}
            link={
              <TextLink href={paths.catalogue()} arrow>
                Catalogue
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
              <p className="border-b border-border py-5 text-muted">You are in every course of this academy. New ones show here.</p>
            )}
          </Section>
        </Columns>
      </Wrap>
    </>
  )
}

function AllDone({ courses, more }: { courses: HomeCourse[]; more: boolean }) {
  const root = useRoot()!
  const last = courses[0]
  return (
    <Hero
      id="next"
      look={root.academy.hero}
      lead="All done"
      title="Nothing waits for you here"
      reason={
        last
          ? `You have finished ${courses.length === 1 ? last.title : `all ${courses.length} courses you started`}. Every lesson stays open to you.`
          : 'What you hold stays yours, and new courses show in the catalogue.'
      }
      action={
        more || !last ? (
          <ButtonLink href={paths.catalogue()} look="go" size="l">
            Find something new
          </ButtonLink>
        ) : (
          <ButtonLink href={paths.course(last.course_slug)} look="go" size="l">
            Open the course again
          </ButtonLink>
        )
      }
      drawing={<HeroDrawing face={root.academy.face} />}
    />
  )
}

function Held({ certificates, today }: { certificates: MyCertificate[]; today: string }) {
  const { academy } = useRoot()!
  const stateOf = (one: MyCertificate) => {
    if (one.is_revoked) return 'Withdrawn'
    if (one.valid_until_on === null) return 'Does not run out'
    return `${one.valid_until_on < today ? 'Ran out on' : 'Valid until'} ${sayDay(one.valid_until_on, academy.locale)}`
  }
  const link = certificates.length > 0 && (
    <TextLink href={paths.certificates()} arrow>
      {certificates.length > 3 ? `All ${certificates.length}` : 'All'}
    </TextLink>
  )
  return (
    <Section id="held" title="What you hold" link={link}>
      {certificates.length === 0 ? (
        <EmptyState icon="award" title="No certificate yet">
          Pass an exam and your certificate is here within seconds, and in your mail.
        </EmptyState>
      ) : (
        <RuledList>
          {certificates.slice(0, 3).map((one) => (
            <Row
              key={one.serial}
              title={one.certification}
              href={paths.verify(one.serial)}
              detail={stateOf(one)}
              lead={<Icon name="award" className="mt-0.5 text-[1.5rem] text-metal" />}
            />
          ))}
        </RuledList>
      )}
    </Section>
  )
}

function OtherCourse({ course }: { course: HomeCourse }) {
  const isOver = course.completed_at !== null || (course.lessons_left === 0 && !course.has_exam)
  const detail = isOver
    ? 'Completed. Every lesson stays open to you.'
    : course.next
      ? `Next: ${course.next.lesson_title}. ${count(course.lessons_left, 'lesson')} left${course.has_exam ? ', then the exam' : ''}.`
      : 'Every lesson is behind you. The exam is open.'
  const lead = isOver ? (
    <Icon name="check" className="mt-0.5 text-[1.5rem] text-success" />
  ) : course.next ? (
    <RowNumber value={course.minutes_left} unit="min left" />
  ) : (
    <Icon name="award" className="mt-0.5 text-[1.5rem] text-metal" />
  )
  return <Row title={course.title} href={paths.course(course.course_slug)} leadAs="number" lead={lead} detail={detail} />
}
