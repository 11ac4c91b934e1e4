import type { Words } from '../../language.ts'
import { common } from './common.ts'
import { home } from './home.ts'
import { shell } from './shell.ts'
import { welcome } from './welcome.ts'

/** What pages say, in Arabic. */
export const pages: Words['pages'] = { common, home, shell, welcome }
