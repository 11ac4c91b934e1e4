import { common } from './common.ts'
import { frame } from './frame.ts'
import { home } from './home.ts'
import { welcome } from './welcome.ts'

/** Every sentence of pages, a file for each part of the product. */
export const pages = { common, frame, home, welcome } as const
