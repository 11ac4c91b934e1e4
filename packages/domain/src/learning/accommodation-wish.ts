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

/** What is wrong with a wish, by its field, in a sentence each. */
export function faultsOf(wish: Omit<AccommodationWish, 'replaces'>): Record<string, string> {
  const fields: Record<string, string> = {}
  if (wish.extra_percent === 0 && wish.breaks_max === 0) fields.extra_percent = 'Grant extra time, breaks or both.'
  if (wish.breaks_max > 0 && wish.break_minutes === 0) fields.break_minutes = 'Say how many minutes each break lasts.'
  if (wish.breaks_max === 0 && wish.break_minutes > 0) fields.breaks_max = 'Say how many breaks there are.'
  if (wish.until_on !== null && wish.until_on < wish.from_on) fields.until_on = 'The last day comes before the first.'
  return fields
}
