import type { CatalogueCard, FoundLesson, Meant } from '../library/index.ts'
import type { Standing } from './list-offers.ts'
import type { FilterName, Filters, Option, Order } from './narrow-offers.ts'

/** What somebody wants to see of a catalogue. */
export interface Wish {
  /** Typed words; '' to look around. */
  typed: string
  filters: Filters
  order: Order
  /** Go on after this course, or after this lesson: `course/lesson`. */
  after_course?: string
  after_lesson?: string
}

/** A course in the catalogue. */
export type ShownCourse = CatalogueCard & { earns: boolean; standing: Standing | null }
/** A lesson in the results, with the course it is in. */
export type ShownLesson = FoundLesson & { course_slug: string; course_title: string }

/** What a page of the catalogue shows. */
export interface Catalogue {
  /** How many courses there are here at all. */
  offered: number
  /** Courses by shelf where nobody looks for anything in particular; else one list without a title. */
  shelves: { title: string | null; courses: ShownCourse[] }[]
  lessons: ShownLesson[]
  /** Everything that agrees, on other pages too; of lessons, the best hundred are looked for. */
  courses_count: number
  lessons_count: number
  meant: Meant[]
  filters: Filters
  options: Record<FilterName, Option[]>
  more_courses: string | null
  more_lessons: string | null
}

/** The next few of a list, after the one that was shown last; from the beginning where that one has gone. */
export function after<T>(items: T[], slugOf: (item: T) => string, last: string | undefined, count: number): { items: T[]; more: string | null } {
  const from = last === undefined ? 0 : items.findIndex((item) => slugOf(item) === last) + 1
  const shown = items.slice(from, from + count)
  return { items: shown, more: items.length > from + count ? slugOf(shown.at(-1)!) : null }
}

/** Shelves in order, and what stands on none of them last. */
export function onShelves(cards: ShownCourse[], shelves: { title: string; courses: string[] }[]): Catalogue['shelves'] {
  const bySlug = new Map(cards.map((card) => [card.course_slug, card]))
  const filled = shelves.map(({ title, courses }) => ({ title, courses: courses.flatMap((slug) => bySlug.get(slug) ?? []) }))
  const placed = new Set(shelves.flatMap((shelf) => shelf.courses))
  const rest = cards.filter((card) => !placed.has(card.course_slug))
  const named = filled.filter((shelf) => shelf.courses.length > 0)
  return rest.length === 0 ? named : [...named, { title: null, courses: rest }]
}
