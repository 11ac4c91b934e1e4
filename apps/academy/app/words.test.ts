import { expect, test } from 'vitest'
import { shareOf } from './words.ts'

test.each([
  [11, 12, 80, 92],
  [15, 20, 80, 75],
  [0, 5, 80, 0],
  [12, 12, 80, 100],
  [2, 3, 80, 67],
  // 79.6 is not 80, and 99.6 is not all of it.
  [398, 500, 80, 79],
  [249, 250, 80, 99],
  [4, 5, 80, 80],
])('%i of %i, with %i %% to pass, is %i %%', (part, whole, mark, said) => expect(shareOf(part, whole, mark)).toBe(said))
