import { moreWords } from './language.tsx'

/** Whoever says one of these words imports this, and a page comes only with its words; a route hands it on, so that they come in time. */
export const handle = { words: 'running' } as const

await moreWords('running')
