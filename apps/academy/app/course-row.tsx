import type { CatalogueCard } from '@stoa/domain/library'
import { Minutes, Row } from '@stoa/ui'
import { AsWritten } from './as-written.tsx'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'

/** A course in a list: what one will be able to do, for whom, and how long it takes. */
export function CourseRow({ course }: { course: CatalogueCard }) {
  const { picture } = course
  const { w, t, minutes } = useLanguage()
  return (
    <Row
      title={<AsWritten language={course.language}>{course.title}</AsWritten>}
      href={paths.course(course.course_slug)}
      size="l"
      leadAs="picture"
      lead={
        picture?.sizes[0] && (
          <span className="cover block aspect-video rounded-sm">
            <img src={paths.file(picture.sizes[0].sha256)} alt="" width={160} height={90} loading="lazy" className="size-full object-cover" />
          </span>
        )
      }
      detail={<AsWritten language={course.language}>{course.summary}</AsWritten>}
      meta={
        <>
          <Minutes tick={5} minutes={course.minutes} said={minutes(course.minutes)} />
          <span>{t(w.common.lessons, { count: course.lessons })}</span>
          <span><AsWritten language={course.language}>{course.for_whom}</AsWritten></span>
        </>
      }
    />
  )
}
