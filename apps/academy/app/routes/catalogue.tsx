import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigation } from '@remix-run/react'
import { readCatalogue } from '@stoa/domain/credentials'
import { ButtonLink, EmptyState, Icon, Pager, TextLink, Wrap } from '@stoa/ui'
import { addressOf, wishIn } from '../catalogue-address.ts'
import { CatalogueCard, onCard } from '../catalogue-card.tsx'
import { CatalogueChips, CatalogueFilters } from '../catalogue-filters.tsx'
import { CatalogueLesson } from '../catalogue-lesson.tsx'
import { CatalogueMeaning } from '../catalogue-meaning.tsx'
import { CatalogueOrder } from '../catalogue-order.tsx'
import { CatalogueSearch } from '../catalogue-search.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { useQuietLinks } from '../quiet-links.ts'
import { serveBriefly } from '../briefly.server.ts'
import { Shell } from '../shell.tsx'
import type { Spoken } from '../spoken.ts'

export { handle } from '../finding-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { w, t } = titleWords()
  return [{ title: data?.wish.typed ? t(w.catalogue.found, { typed: data.wish.typed }) : w.common.catalogue }]
}

/** What this academy offers, on its shelves, or what agrees with the words and filters of the address. Open to anyone. */
export async function loader(args: LoaderFunctionArgs) {
  const wish = wishIn(new URL(args.request.url).searchParams)
  return serveBriefly(args, async (ctx) => {
    const catalogue = await readCatalogue(ctx, wish)
    const shelves = catalogue.shelves.map(({ title, courses }) => ({ title, courses: courses.map(onCard) }))
    return { wish: { ...wish, filters: catalogue.filters }, ...catalogue, shelves }
  })
}

export default function CataloguePage() {
  const { wish, options, courses_count, lessons_count, offered, meant } = useLoaderData<typeof loader>()
  const language = useLanguage()
  const { w, t } = language
  const quiet = useQuietLinks(paths.catalogue())
  const busy = useNavigation().state !== 'idle'
  const narrowing = { wish, options, courses: courses_count, language }
  const chosen = Object.keys(wish.filters).length
  return (
    <Shell>
      <Wrap className="pb-18">
        <header className="pt-title pb-8">
          <h1 className="mb-6 text-3xl">{w.catalogue.ask}</h1>
          <CatalogueSearch wish={wish} />
        </header>
        {offered === 0 ? (
          <EmptyState icon="library" title={w.welcome.nothingOffered}>
            {w.welcome.nothingOfferedYet}
          </EmptyState>
        ) : (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- It only listens for the links inside.
          <div {...quiet} className="beside beside-filters">
            <div className="lg:order-last lg:pt-1">
              <div className="sticky top-6 max-lg:hidden">
                <CatalogueFilters {...narrowing} />
              </div>
              <details className="border-y border-border lg:hidden [&:not(:has(nav))]:hidden" open={false}>
                <summary className="flex min-h-12 cursor-pointer items-center gap-2 font-semibold">
                  <Icon name="settings" className="text-muted" />
                  {w.catalogue.filters}
                  {chosen > 0 && <span className="text-muted">{t(w.catalogue.chosenCount, { count: chosen })}</span>}
                  <Icon name="chevron-down" className="ms-auto" />
                </summary>
                <div className="pt-1 pb-4">
                  <CatalogueFilters {...narrowing} />
                </div>
              </details>
            </div>
            <div aria-busy={busy} className="grid min-w-0 content-start gap-6">
              <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
                {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- An <output> belongs to a form. */}
                <p role="status" className="text-muted">
                  {said(language, wish.typed, courses_count, lessons_count)}
                </p>
                <CatalogueOrder wish={wish} courses={courses_count} />
              </div>
              <CatalogueMeaning meant={meant} found={courses_count + lessons_count > 0} />
              <CatalogueChips {...narrowing} />
              <Results />
            </div>
          </div>
        )}
      </Wrap>
    </Shell>
  )
}

function Results() {
  const { wish, shelves, lessons, lessons_count, courses_count, more_courses, more_lessons } = useLoaderData<typeof loader>()
  const language = useLanguage()
  const w = language.w.catalogue
  if (courses_count + lessons_count === 0) return <Nothing />
  const onLessons = Boolean(wish.after_lesson)
  return (
    <div className="grid gap-12">
      {courses_count > 0 &&
        !onLessons &&
        shelves.map(({ title, courses }, at) => (
          <section key={title ?? ''} aria-labelledby={`shelf-${at}`}>
            <h2 id={`shelf-${at}`} className="ruled pb-3">
              {title ?? (shelves.length > 1 ? w.moreCourses : w.courses)}
            </h2>
            <ul>
              {courses.map((course, place) => (
                <CatalogueCard key={course.course_slug} course={course} language={language} first={at === 0 && place === 0} />
              ))}
            </ul>
            {more_courses && <Pager label={w.courses} older={{ href: addressOf(wish, { after_course: more_courses }), label: w.moreCourses }} />}
          </section>
        ))}
      {lessons.length > 0 && !wish.after_course && (
        <section aria-labelledby="lessons">
          <h2 id="lessons" className="ruled pb-3">
            {w.lessons}
          </h2>
          <ul>
            {lessons.map((lesson) => (
              <CatalogueLesson key={`${lesson.course_slug}/${lesson.lesson_slug}`} lesson={lesson} language={language} />
            ))}
          </ul>
          {more_lessons && <Pager label={w.lessons} older={{ href: addressOf(wish, { after_lesson: more_lessons }), label: w.moreLessons }} />}
        </section>
      )}
    </div>
  )
}

/** Nothing agrees: what to try next. */
function Nothing() {
  const { wish } = useLoaderData<typeof loader>()
  const { w, t } = useLanguage()
  const narrowed = Object.keys(wish.filters).length > 0
  const typed = wish.typed.trim()
  return (
    <EmptyState
      icon="search"
      title={typed ? t(w.catalogue.nothingFor, { typed }) : w.catalogue.noneAgrees}
      action={
        <span className="flex flex-wrap gap-x-5 gap-y-2">
          {narrowed && <ButtonLink href={addressOf({ ...wish, filters: {} })}>{w.catalogue.removeFilters}</ButtonLink>}
          <TextLink href={paths.catalogue()} arrow>
            {w.catalogue.seeAll}
          </TextLink>
        </span>
      }
    >
      {typed ? [w.catalogue.nothingForHow, narrowed && w.catalogue.filtersHide].filter(Boolean).join(' ') : w.catalogue.noneAgreesHow}
    </EmptyState>
  )
}

function said({ w: { catalogue: w }, t }: Spoken, typed: string, courses: number, lessons: number): string {
  if (typed.trim() === '') return t(w.courseCount, { courses })
  if (courses + lessons === 0) return w.foundNothing
  if (lessons === 0) return t(w.foundCourses, { courses })
  const isCut = lessons >= 100
  if (courses === 0) return isCut ? w.foundBest : t(w.foundLessons, { lessons })
  return isCut ? t(w.foundCoursesAndBest, { courses }) : t(w.foundBoth, { courses, lessons })
}
