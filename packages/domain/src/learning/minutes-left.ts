/** What one does with a block: the words over a stretch of minutes. */
export type Activity = 'read' | 'watch' | 'listen' | 'try'

/** A block as far as time is concerned. `bytes` is the size of its rendered text, null where it has none. */
export interface TimedBlock {
  slug: string
  kind: string
  bytes: number | null
}

/** The minutes left in a lesson, and what they hold. */
export interface MinutesLeft {
  minutes: number
  stretches: { activity: Activity; minutes: number }[]
}

const ACTIVITIES: Record<string, Activity> = { video: 'watch', embed: 'watch', audio: 'listen', check: 'try', cards: 'try', reveal: 'try' }

// How long a block takes beside the others of its lesson, in minutes; of text, 200 words of six letters are one.
const READ_BYTES = 1200
const WEIGHTS: Record<string, number> = { video: 2, embed: 2, audio: 2, check: 0.75, cards: 1, steps: 1, tabs: 1, image: 0.3 }

const weightOf = ({ kind, bytes }: TimedBlock) => WEIGHTS[kind] ?? Math.max(0.2, (bytes ?? 300) / READ_BYTES)

/** How many minutes of a lesson are left. What an author says of the whole lesson is shared out among its blocks, by the length of
 *  their text and what one does with them, and the shares of those not yet done are added up and rounded up: an untouched lesson is
 *  what its author says, and one that is not over never says nothing. A film half seen counts whole until it is over.
 *  in:  the lesson's minutes, 1 or more; its blocks in order; slugs of those done; the block where one goes on
 *  out: whole minutes, 0 where everything is done, and their stretches, which add up to them, beginning where one goes on */
export function minutesLeft(lesson: { minutes: number; blocks: readonly TimedBlock[] }, done: ReadonlySet<string>, here?: string): MinutesLeft {
  const sum = (blocks: readonly TimedBlock[]) => blocks.reduce((total, block) => total + weightOf(block), 0)
  const start = Math.max(0, lesson.blocks.findIndex((block) => block.slug === here))
  const left = [...lesson.blocks.slice(start), ...lesson.blocks.slice(0, start)].filter((block) => !done.has(block.slug))
  if (left.length === 0) return { minutes: 0, stretches: [] }
  const minutes = Math.ceil((lesson.minutes * sum(left)) / sum(lesson.blocks) - 1e-9)
  return { minutes, stretches: stretchesOf(left, minutes) }
}

/** Shares whole minutes out. Each stretch has one at least; where there are fewer minutes than stretches, the shortest give way, but
 *  never the one where one goes on. */
function stretchesOf(left: readonly TimedBlock[], minutes: number): MinutesLeft['stretches'] {
  const weights = new Map<Activity, number>()
  for (const block of left) {
    const activity = ACTIVITIES[block.kind] ?? 'read'
    weights.set(activity, (weights.get(activity) ?? 0) + weightOf(block))
  }
  const first = weights.keys().next().value
  const longest = [...weights].sort((a, b) => Number(b[0] === first) - Number(a[0] === first) || b[1] - a[1]).slice(0, minutes)
  const kept = new Set(longest.map(([activity]) => activity))
  const stretches = [...weights].filter(([activity]) => kept.has(activity)).map(([activity, weight]) => ({ activity, weight, minutes: 1 }))
  const whole = stretches.reduce((total, stretch) => total + stretch.weight, 0)
  for (let more = minutes - stretches.length; more > 0; more--) {
    const wants = (stretch: (typeof stretches)[number]) => (minutes * stretch.weight) / whole - stretch.minutes
    stretches.reduce((best, stretch) => (wants(stretch) > wants(best) ? stretch : best)).minutes++
  }
  return stretches.map(({ activity, minutes }) => ({ activity, minutes }))
}
