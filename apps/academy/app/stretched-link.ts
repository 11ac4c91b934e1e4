import { cx } from '@stoa/ui'

/** A link that is pressed wherever its row is pressed; the row is `relative`. The focus is shown around the row. */
export const stretchedLink = cx(
  'text-text no-underline hover:underline after:absolute after:inset-0 after:rounded-sm',
  'focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-focus',
)
