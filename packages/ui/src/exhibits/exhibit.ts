import type { ReactNode } from 'react'

/** One part in one of its states. */
export interface State {
  /** What is seen, or what to do to see it. */
  said: string
  shown: ReactNode
}

/** A part of the design with every state that it has. */
export interface Exhibit {
  /** Its name in code. */
  part: string
  states: State[]
  /** It takes the whole window, so it is shown in one of its own. */
  alone?: true
}

/** Sentences that are longer than anybody planned for, without and with a place to break. */
export const LONG = 'Commissioning a cell whose light curtain was replaced after the last inspection, on a site that two companies share'
export const UNBROKEN = 'Arbeitsschutzausschusssitzungsprotokollführung'

/** A drawing that needs no file. */
export const drawing = (hue: number) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540"><rect width="960" height="540" fill="hsl(${hue} 25% 78%)"/>
      <path d="M0 420 320 240l180 90 220-150 240 160v200H0z" fill="hsl(${hue} 25% 52%)"/></svg>`,
  )}`
