// Where things lie in a clone. Everything the project makes on a machine is under .data, which git ignores.
import { resolve } from 'node:path'

/** The folder of the clone. */
export const root = resolve(import.meta.dirname, '../..')

/** A path inside the clone's .data folder. */
export function dataPath(...parts: string[]): string {
  return resolve(root, '.data', ...parts)
}
