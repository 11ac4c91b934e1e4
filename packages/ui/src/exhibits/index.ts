// Every part of the design in every state, for a page of the running app on which they are looked at, in development and in tests.
import { actions } from './actions.tsx'
import { answers } from './answers.tsx'
import type { Exhibit } from './exhibit.ts'
import { facts } from './facts.tsx'
import { forms } from './forms.tsx'
import { frames } from './frames.tsx'
import { reading } from './reading.tsx'

export type { Exhibit } from './exhibit.ts'
/** By what they are for. */
export const exhibits: { title: string; parts: Exhibit[] }[] = [
  { title: 'Doing something', parts: actions },
  { title: 'Forms', parts: forms },
  { title: 'Answers', parts: answers },
  { title: 'Facts', parts: facts },
  { title: 'Reading', parts: reading },
  { title: 'Frames', parts: frames },
]
