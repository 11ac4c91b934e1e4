import { common } from './common.ts'
import { home } from './home.ts'
import { shell } from './shell.ts'
import { welcome } from './welcome.ts'

/** Every sentence of pages, a file for each part of the product. */
export const pages = { common, home, shell, welcome } as const
