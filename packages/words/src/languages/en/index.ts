import type { Language } from '../language.ts'
import { copy } from './copy.ts'
import { frame } from './frame.ts'
import { letters, reminderLines } from './letters.ts'
import { neutral } from './neutral.ts'
import { pages } from './pages/index.ts'
import { refusals, refusedFields } from './refusals.ts'

/** Every sentence in English: what other languages are held against. */
export const en = { frame, letters, reminderLines, copy, neutral, pages, refusals, refusedFields } as const

export const english: Language = { tag: 'en', name: 'English', direction: 'ltr', variants: { 'en-US': 'English (United States)' }, words: en }
