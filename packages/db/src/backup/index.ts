/** A whole database read at one moment, and an empty one filled with it. The rows travel as COPY writes them; the schema does not travel,
 *  since migrations make it. */
export { readDatabase, BackupRefused } from './read-database.ts'
export { fillDatabase } from './fill-database.ts'
export type { DatabaseFacts, HeldTable, TrailHead } from './held.ts'
