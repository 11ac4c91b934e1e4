import type { Words } from '../../language.ts'
import { common } from './common.ts'
import { frame } from './frame.ts'
import { home } from './home.ts'
import { welcome } from './welcome.ts'

/** What pages say, in Arabic. */
export const pages: Words['pages'] = { common, frame, home, welcome }
