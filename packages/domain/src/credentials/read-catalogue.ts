import { cardsOf, searchCatalogue, shelvesOf, showHits } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { after, onShelves, type Catalogue, type ShownCourse, type Wish } from './catalogue.ts'
import { listOffers, type Offer } from './list-offers.ts'
import { known, narrowed, optionsOf, ordered } from './narrow-offers.ts'

const COURSES = 24,
  LESSONS = 10

/** The catalogue: everything in the academy's shelves, or what agrees with words and filters.  who: anyone */
export async function readCatalogue(ctx: Ctx, wish: Wish): Promise<Catalogue> {
  const looks = wish.typed.trim() === ''
  if (looks) ctx.last()
  const [offers, shelves, searched] = await Promise.all([listOffers(ctx), shelvesOf(ctx, ctx.academy.id), looks ? null : searchCatalogue(ctx, wish.typed)])
  // Words too small to search by narrow nothing.
  const found = searched?.meant.every((word) => word.how === 'small') && searched.meant.length > 0 ? null : searched
  const byId = new Map(offers.map((offer) => [offer.course_id, offer]))
  const ofHits = (hits: { course_id: string }[]) => [...new Set(hits.map((hit) => hit.course_id))].flatMap((id) => byId.get(id) ?? [])
  // A filter is about courses; a lesson agrees where its course does.
  const reach = found ? ofHits([...found.courses, ...found.lessons]) : offers
  const filters = known(offers, wish.filters)
  const within = new Set(narrowed(reach, filters).map((offer) => offer.course_id))
  const courses = ordered(found ? ofHits(found.courses) : offers, wish.order).filter((offer) => within.has(offer.course_id))
  const hits = (found?.lessons ?? []).filter((hit) => within.has(hit.course_id))
  const page = after(courses, (offer) => offer.course_slug, wish.after_course, COURSES)
  const slugOf = (hit: { course_id: string; lesson_slug: string }) => `${byId.get(hit.course_id)!.course_slug}/${hit.lesson_slug}`
  const shown = after(hits, slugOf, wish.after_lesson, LESSONS)
  const atRest = !found && Object.keys(filters).length === 0 && wish.order === 'academy' && courses.length <= COURSES
  const versions = new Map(offers.map((offer) => [offer.course_id, offer.version_id]))
  const [cards, lessons] = await Promise.all([
    cardsFor(ctx, page.items),
    showHits(ctx, shown.items, found?.meant.flatMap((word) => word.means) ?? [], versions),
  ])
  return {
    offered: offers.length,
    shelves: atRest ? onShelves(cards, shelves) : [{ title: null, courses: cards }],
    lessons: lessons.map((lesson) => {
      const { course_slug, title } = byId.get(lesson.course_id)!
      return { ...lesson, course_slug, course_title: title }
    }),
    courses_count: courses.length,
    lessons_count: hits.length,
    meant: searched?.meant ?? [],
    filters,
    options: optionsOf(reach, filters),
    more_courses: page.more,
    more_lessons: shown.more,
  }
}

async function cardsFor(ctx: Ctx, offers: Offer[]): Promise<ShownCourse[]> {
  const cards = await cardsOf(ctx, offers)
  return offers.flatMap((offer) => {
    const card = cards.find((one) => one.course_slug === offer.course_slug)
    return card ? [{ ...card, earns: offer.earns, standing: offer.standing }] : []
  })
}
