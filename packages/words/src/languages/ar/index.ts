import type { Language, Words } from '../language.ts'
import { copy } from './copy.ts'
import { frame } from './frame.ts'
import { letters, reminderLines } from './letters.ts'
import { neutral } from './neutral.ts'
import { pages } from './pages/index.ts'
import { refusals, refusedFields } from './refusals.ts'

const ar: Words = { frame, letters, reminderLines, copy, neutral, pages, refusals, refusedFields }

/** Every sentence in Arabic. It is built on verbal nouns where it asks for something, so that it reads the same for every reader. */
export const arabic: Language = { tag: 'ar', name: 'العربية', direction: 'rtl', variants: {}, words: ar }
