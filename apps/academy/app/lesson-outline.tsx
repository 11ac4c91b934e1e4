import { Outline, type OutlineItem } from '@stoa/ui'
import { AsWritten } from './as-written.tsx'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'

interface LessonOutlineProps {
  course: { slug: string; minutes: number; language: string }
  /** The lesson one is in, and its parts that have a heading. */
  here: { slug: string; sections: { slug: string; title: string; done: boolean }[] }
  lessons: { slug: string; title: string; minutes: number; done: boolean }[]
  folded: boolean
}

/** All lessons of a course, with the parts of the one that is read. Folded or not as this person left it last, on this device. */
export function LessonOutline({ course, here, lessons, folded }: LessonOutlineProps) {
  const { w, t, minutes } = useLanguage()
  const parts = here.sections.map(
    (section): OutlineItem => ({
      href: paths.lesson(course.slug, here.slug, section.slug),
      label: <AsWritten language={course.language}>{section.title}</AsWritten>,
      state: section.done ? 'done' : 'ahead',
    }),
  )
  return (
    <Outline
      label={w.lesson.outline}
      total={t(w.lesson.inAll, { length: minutes(course.minutes) })}
      open={!folded}
      onFold={(open) => (document.cookie = `${FOLDED.source}${open ? 'no' : 'yes'};path=/learn;max-age=31536000;samesite=lax`)}
      doneLabel={w.lesson.done}
      nowLabel={w.lesson.here}
      items={lessons.map((one) => ({
        href: paths.lesson(course.slug, one.slug),
        label: <AsWritten language={course.language}>{one.title}</AsWritten>,
        said: minutes(one.minutes),
        state: one.slug === here.slug ? 'now' : one.done ? 'done' : 'ahead',
        blocks: one.slug === here.slug && parts.length > 1 ? parts : undefined,
      }))}
    />
  )
}

const FOLDED = /outline-folded=/

/** Whether the outline was folded by hand.  in: the Cookie header */
export const isFolded = (cookies: string | null) => /(^|;\s*)outline-folded=yes\b/.test(cookies ?? '')

/** More parts than this say nothing at a glance. */
const PARTS_MAX = 24

/** The blocks that begin with a heading, as the outline lists them.  in: blocks as rendered; what is done */
export function sectionsOf(blocks: readonly { slug: string; kind: string; html?: string }[], done: ReadonlySet<string>) {
  const sections = blocks.flatMap(({ slug, kind, html = '' }) => {
    const heading = kind === 'text' ? /^<h2>(.*?)<\/h2>/s.exec(html)?.[1] : undefined
    return heading ? [{ slug, title: plain(heading), done: done.has(slug) }] : []
  })
  return sections.length <= PARTS_MAX ? sections : []
}

const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot);/g, (sign) => SIGNS[sign]!)
