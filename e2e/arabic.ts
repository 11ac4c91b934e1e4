/** Stories in Arabic: what pages say there, and whether anything of it is still English. */
import type { Page } from '@playwright/test'
import { languageOf } from '@stoa/words'

/** Every sentence of pages, in Arabic. */
export const ar = languageOf('ar').words.pages

/** A sentence with its blanks as a pattern.  in: of plain blanks alone */
export const saying = (sentence: string) => new RegExp(sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+'))

function sentencesIn(words: unknown): string[] {
  return typeof words === 'string' ? [words] : Object.values(words as object).flatMap(sentencesIn)
}
const english = sentencesIn(languageOf('en').words.pages)
/** What stands there as a whole, and what stands between the blanks of a sentence, where it is long enough to be nothing else. */
const whole = new Set(english.filter((sentence) => !/[{}]/.test(sentence) && /[a-z]{2}/i.test(sentence)))
const pieces = [...new Set(english.filter((sentence) => /[{}]/.test(sentence)).flatMap((sentence) => sentence.split(/\{\w+, \w+,|[{}#]/)))]
  .map((piece) => piece.trim())
  .filter((piece) => /[a-z]{2,}\W+[a-z]{2,}/i.test(piece) && !/\b(other|one|select|plural)$/.test(piece))

/** What a page says in English, shown or spoken, although it is in Arabic. What courses and people say is theirs, and marked as such.
 *  out: nothing, once a page is whole */
export async function englishOn(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const own = (node: Element | null) => node?.closest('[lang]:not([lang|=ar]), bdi, kbd, script, style, noscript, template') !== null
    const found: string[] = []
    for (const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT); walk.nextNode(); ) {
      const text = walk.currentNode.textContent!.trim()
      if (text && !own(walk.currentNode.parentElement)) found.push(text)
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription'])
      for (const element of document.querySelectorAll(`[${name}]`)) if (!own(element)) found.push(element.getAttribute(name)!.trim())
    return found
  })
  // What is filled into a sentence is a course's or a person's, and keeps its own direction by marks.
  return [...new Set(said.map((text) => text.replace(/\u2068[^\u2069]*\u2069/g, '')))].filter((text) => whole.has(text) || pieces.some((piece) => text.includes(piece)))
}
