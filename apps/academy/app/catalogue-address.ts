import type { Filters, Length, Order, Standing, Wish } from '@stoa/domain/credentials'
import { paths } from './paths.ts'

const LENGTHS: Length[] = ['short', 'medium', 'long']
const STANDINGS: Standing[] = ['new', 'begun', 'done']
const ORDERS: Order[] = ['academy', 'best', 'short', 'new', 'title']

/** What an address of the catalogue asks for. Whatever cannot be meant is passed over.
 *  in: the query of an address */
export function wishIn(query: URLSearchParams): Wish {
  const text = (name: string, max: number) => (query.get(name) ?? '').slice(0, max)
  const one = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === query.get(name))
  const typed = text('q', 2000)
  const filters: Filters = {
    language: text('language', 40) || undefined,
    length: one('length', LENGTHS),
    earns: one('earns', ['yes']),
    skill: text('skill', 60) || undefined,
    standing: one('standing', STANDINGS),
  }
  return {
    typed,
    filters,
    order: one('sort', ORDERS) ?? (typed.trim() === '' ? 'academy' : 'best'),
    after_course: text('after', 60) || undefined,
    after_lesson: text('after-lesson', 125) || undefined,
  }
}

/** The address of what is wanted; what needs not be said is left out, and where a list had got to is forgotten unless told.
 *  in: what is wanted, and what is to be different */
export function addressOf(wish: Wish, change: Partial<Omit<Wish, 'filters'>> & { filters?: Partial<Filters> } = {}): string {
  const { typed, order, after_course, after_lesson } = { ...wish, after_course: undefined, after_lesson: undefined, ...change }
  const usual: Order = typed.trim() === '' ? 'academy' : 'best'
  const said = Object.entries({
    q: typed,
    ...wish.filters,
    ...change.filters,
    sort: order === usual ? undefined : order,
    after: after_course,
    'after-lesson': after_lesson,
  }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(said).toString()
  return paths.catalogue() + (query ? `?${query}` : '')
}
