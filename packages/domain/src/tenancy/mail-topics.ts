/** What mail is about that people may do without. All other mail answers something they did, or is about the safety of their account. */
export const TOPICS = ['due', 'certificates'] as const

export type Topic = (typeof TOPICS)[number]
