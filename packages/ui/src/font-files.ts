// Addresses of the font files that the first screen of a page is set in; the same files as in fonts.css. Only a bundler can read this.
import archivo from './fonts/archivo-display-latin.woff2?url'
import atkinson from './fonts/atkinson-next-latin.woff2?url'
import newsreader from './fonts/newsreader-display-latin.woff2?url'
import naskh from '../node_modules/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2?url'
import vazirmatn from '../node_modules/@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url'

/** What to load before the stylesheet asks for it: what this brand sets its text and its headings in, in the script of the page. */
export function firstFonts(face: 'archivo' | 'newsreader', direction: 'ltr' | 'rtl'): string[] {
  if (direction === 'rtl') return face === 'archivo' ? [vazirmatn] : [vazirmatn, naskh]
  return [atkinson, face === 'archivo' ? archivo : newsreader]
}
