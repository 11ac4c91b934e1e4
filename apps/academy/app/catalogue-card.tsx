import type { ShownCourse } from '@stoa/domain/credentials'
import { cx, Icon, Minutes, Tag } from '@stoa/ui'
import { AsWritten } from './as-written.tsx'
import { sayLanguage } from './catalogue-words.ts'
import { DrawnOnce } from './drawn-once.tsx'
import { paths } from './paths.ts'
import { isIn, type Spoken } from './spoken.ts'
import { stretchedLink } from './stretched-link.ts'
import './finding-words.ts'

const OUTCOMES = 3
// In the letters of HTML: React 18 does not know it yet.
const soon = { fetchpriority: 'high' }
const look = 'course-card relative border-b border-border py-7 hover:bg-surface-hover'

/** A course as far as its card shows it: a page holds many, each of them twice, as words and as what the browser makes the same words of. */
export type CardCourse = Omit<ShownCourse, 'summary'>
/** out: what of a course its card shows */
export const onCard = ({ summary: _, outcomes, ...course }: ShownCourse): CardCourse => ({ ...course, outcomes: outcomes.slice(0, OUTCOMES) })

/** A course in the catalogue: what it is, for whom, what you will be able to do, how long it takes and what it costs. Pressed anywhere, it opens.
 *  in: first, whether it is the one that a phone shows first; language, of the page */
export function CatalogueCard({ course, language, first }: { course: CardCourse; language: Spoken; first: boolean }) {
  const { w, t, minutes, locale } = language
  const { picture } = course
  const own = { language: course.language }
  return (
    <DrawnOnce as="li" kind="card" given={[course, first]} className={cx(look, !first && 'when-near')}>
      <span aria-hidden className="cover block aspect-video self-start rounded-sm xl:row-span-2">
        {picture?.placeholder && <img src={picture.placeholder} alt="" className="absolute inset-0 size-full scale-110 object-cover blur-lg" />}
        {picture && picture.sizes.length > 0 && (
          <img
            src={paths.file(picture.sizes[0]!.sha256)}
            srcSet={picture.sizes.map((size) => `${paths.file(size.sha256)} ${size.width}w`).join(', ')}
            sizes="(min-width: 80rem) 17rem, (min-width: 48rem) 15rem, 100vw"
            alt=""
            width={640}
            height={360}
            loading={first ? 'eager' : 'lazy'}
            {...(first ? soon : {})}
            decoding="async"
            className="relative size-full object-cover"
          />
        )}
      </span>
      <div className="min-w-0">
        <h3 className="display-face text-xl leading-tight text-balance">
          <a
            href={paths.course(course.course_slug)}
            className={stretchedLink}
          >
            <AsWritten {...own}>{course.title}</AsWritten>
          </a>
        </h3>
        <p className="mt-1.5 max-w-measure text-s text-muted">
          <AsWritten {...own}>{course.for_whom}</AsWritten>
        </p>
        <p className="mt-4 text-s font-semibold">{w.catalogue.outcomes}</p>
        <ul className="mt-1.5 grid gap-1">
          {course.outcomes.map((outcome) => (
            <li key={outcome} className="sign-and-text max-w-measure">
              <Icon name="check" className="first-line text-success" />
              <span>
                <AsWritten {...own}>{outcome[0]!.toLocaleLowerCase(course.language) + outcome.slice(1)}</AsWritten>
              </span>
            </li>
          ))}
        </ul>
      </div>
      <p className="flex flex-wrap content-start items-center gap-x-5 gap-y-1.5 text-s text-muted md:col-start-2 xl:col-start-3 xl:row-start-1 xl:grid xl:justify-items-start">
        <Minutes tick={5} minutes={course.minutes} said={minutes(course.minutes)} className="font-semibold text-text" />
        <span>{t(w.common.lessons, { count: course.lessons })}</span>
        <span>{w.catalogue.included}</span>
        {!isIn(course.language, locale) && <span>{t(w.catalogue.inLanguage, { language: sayLanguage(course.language, locale) })}</span>}
        {course.earns && <Tag icon="award">{w.catalogue.earnsCertificate}</Tag>}
        {course.standing === 'done' && <Tag tone="ok">{w.catalogue.standings.done}</Tag>}
        {course.standing === 'begun' && <Tag icon="clock">{w.catalogue.standings.begun}</Tag>}
      </p>
    </DrawnOnce>
  )
}
