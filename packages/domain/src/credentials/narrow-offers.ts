import type { Offer, Standing } from './list-offers.ts'

/** How long a course takes, as people plan it: up to half an hour, up to an hour, longer. */
const LENGTHS = { short: [0, 30], medium: [31, 60], long: [61, Infinity] } as const
export type Length = keyof typeof LENGTHS

/** What somebody narrows a catalogue by; what is left out does not matter. */
export interface Filters {
  language?: string
  length?: Length
  earns?: 'yes'
  skill?: string
  standing?: Standing
}
export type FilterName = keyof Filters

/** One way to narrow further, and to how many courses. `label` is what it is called where a course gave it its name. */
export interface Option {
  value: string
  label: string | null
  courses: number
  chosen: boolean
}

/** `academy` and `best`: as they come; by length; the latest first; by title. */
export type Order = 'academy' | 'best' | 'short' | 'new' | 'title'

const values: Record<FilterName, (offer: Offer) => string[]> = {
  language: (offer) => [offer.language],
  length: ({ minutes }) => (Object.keys(LENGTHS) as Length[]).filter((name) => minutes >= LENGTHS[name][0] && minutes <= LENGTHS[name][1]),
  earns: (offer) => (offer.earns ? ['yes'] : []),
  skill: (offer) => offer.skills.map((skill) => skill.slug),
  standing: (offer) => (offer.standing ? [offer.standing] : []),
}
const names = Object.keys(values) as FilterName[]

/** The offers that agree with every filter but those that are left out. */
export function narrowed(offers: readonly Offer[], filters: Filters, except?: FilterName): Offer[] {
  const asked = names.filter((name) => name !== except && filters[name] !== undefined)
  return asked.length === 0 ? [...offers] : offers.filter((offer) => asked.every((name) => values[name](offer).includes(filters[name]!)))
}

/** Filters that are about something these offers have: a value that none of them ever had is no filter. */
export function known(offers: readonly Offer[], filters: Filters): Filters {
  const kept = names.filter((name) => filters[name] !== undefined && offers.some((offer) => values[name](offer).includes(filters[name]!)))
  return Object.fromEntries(kept.map((name) => [name, filters[name]])) as Filters
}

/** For each filter its options among these offers, each counted as if it were chosen beside the other filters. */
export function optionsOf(offers: readonly Offer[], filters: Filters): Record<FilterName, Option[]> {
  const labels = new Map(offers.flatMap((offer) => offer.skills.map((skill) => [skill.slug, skill.title] as const)))
  const optionsFor = (name: FilterName): Option[] => {
    const counts = new Map<string, number>(offers.flatMap((offer) => values[name](offer).map((value) => [value, 0] as const)))
    for (const offer of narrowed(offers, filters, name)) for (const value of values[name](offer)) counts.set(value, counts.get(value)! + 1)
    return [...counts].map(([value, courses]) => ({
      value,
      label: name === 'skill' ? labels.get(value)! : null,
      courses,
      chosen: filters[name] === value,
    }))
  }
  return Object.fromEntries(names.map((name) => [name, optionsFor(name)])) as Record<FilterName, Option[]>
}

/** The same offers in another order; `academy` and `best` are the order in which they come. */
export function ordered(offers: readonly Offer[], order: Order): Offer[] {
  const byTitle = (a: Offer, b: Offer) => a.title.localeCompare(b.title)
  if (order === 'short') return offers.toSorted((a, b) => a.minutes - b.minutes || byTitle(a, b))
  if (order === 'new') return offers.toSorted((a, b) => b.published_at.getTime() - a.published_at.getTime() || byTitle(a, b))
  return order === 'title' ? offers.toSorted(byTitle) : [...offers]
}
