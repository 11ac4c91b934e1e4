/** How dates, times, lengths and sizes are said on pages. One place, so that they are said alike everywhere. */
export { sayDay, sayDayOf, sayInstant, saySecond, sayTime } from '@stoa/words'

/** 1 lesson, 8 lessons. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** What was decided about a faulty question, in words. */
export const OUTCOMES: Record<string, string> = { point: 'Everybody gets the point', 'left-out': 'Left out of the count', key: 'Another answer is right' }

/** What a question asks for, in words. */
export const KINDS: Record<string, string> = {
  single: 'one answer of several',
  multiple: 'several right answers',
  numeric: 'a number',
  ordering: 'an order',
  matching: 'pairs',
  'fill-in': 'words in gaps',
  'hot-spot': 'spots in a picture',
}

/** How many of how many, in whole per cent. Rounded as people do, but never up to a mark that was missed, nor to 100 where one is missing. */
export function shareOf(part: number, whole: number, mark = 100): number {
  const rounded = Math.round((100 * part) / whole)
  const isMissed = [mark, 100].some((at) => 100 * part < at * whole && rounded >= at)
  return isMissed ? Math.floor((100 * part) / whole) : rounded
}
