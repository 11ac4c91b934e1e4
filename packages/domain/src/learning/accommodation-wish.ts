import type { RefusedField } from '@stoa/words'

/** What is to be granted. */
export interface AccommodationWish {
  extra_percent: number
  breaks_max: number
  break_minutes: number
  reason: string
  from_on: string
  until_on: string | null
  /** The one that was open when the form was shown; null: none. */
  replaces: string | null
}

/** What is wrong with a wish, by its field, each by the name of a sentence. */
export function faultsOf(wish: Omit<AccommodationWish, 'replaces'>): Record<string, RefusedField> {
  const fields: Record<string, RefusedField> = {}
  if (wish.extra_percent === 0 && wish.breaks_max === 0) fields.extra_percent = 'grantSomething'
  if (wish.breaks_max > 0 && wish.break_minutes === 0) fields.break_minutes = 'minutesOfBreaks'
  if (wish.breaks_max === 0 && wish.break_minutes > 0) fields.breaks_max = 'breaksOfMinutes'
  if (wish.until_on !== null && wish.until_on < wish.from_on) fields.until_on = 'lastBeforeFirst'
  return fields
}
