/** What no engine looks at: whether a page can be read at 400 %, with wider spacing, and where the focus is. */
import type { Page } from '@playwright/test'

/** Whatever stands beyond the edge of a page as wide as the screen, so that somebody would have to scroll both ways.  source: WCAG 2.2, 1.4.10 */
export async function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    const beyond = root.scrollWidth - root.clientWidth
    if (beyond <= 0) return []
    const wide = [...document.body.querySelectorAll('*')].filter((one) => {
      const box = one.getBoundingClientRect()
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1)
    })
    return [`${beyond} pixels to scroll sideways: ${wide.slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className}`).join(', ')}`]
  })
}

/** Words that are cut off once letters, words, lines and paragraphs stand as far apart as some people need.  source: WCAG 2.2, 1.4.12 */
export async function clippedBySpacing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const before = cut()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important}')
    const sheets = document.adoptedStyleSheets
    document.adoptedStyleSheets = [...sheets, sheet]
    const after = cut()
    const root = document.documentElement
    const wide = root.scrollWidth > root.clientWidth ? [`wider spacing: ${root.scrollWidth - root.clientWidth} pixels to scroll sideways`] : []
    document.adoptedStyleSheets = sheets
    const newly = [...after].filter((one) => !before.has(one))
    return [...wide, ...newly.map((one) => `wider spacing cuts “${one.textContent!.trim().slice(0, 40)}” in ${one.tagName.toLowerCase()}.${one.className}`)]

    // A line that ends in an ellipsis is cut on purpose and says all of itself elsewhere; what scrolls, is heard alone or is a picture is not cut.
    function cut(): Set<Element> {
      return new Set([...document.body.querySelectorAll('*')].filter((one) => {
        const style = getComputedStyle(one)
        const box = one.getBoundingClientRect()
        if (box.width < 2 || box.height < 2 || !one.textContent?.trim() || style.textOverflow === 'ellipsis' || one.closest('[aria-hidden=true]')) return false
        const hides = (axis: string) => axis === 'hidden' || axis === 'clip'
        return (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 2) || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 2)
      }))
    }
  })
}

/** Whatever takes the focus without showing it.  source: WCAG 2.2, 2.4.7 and 2.4.11 */
export async function hiddenFocus(page: Page): Promise<string[]> {
  // The browser shows the focus that a script gives only to whoever used a key last.
  await page.keyboard.press('Shift')
  return page.evaluate(() => {
    const before = document.activeElement
    const [x, y] = [scrollX, scrollY]
    const faults: string[] = []
    for (const one of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')) {
      if (one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) continue
      one.focus()
      if (document.activeElement !== one) continue
      const rings = [getComputedStyle(one), getComputedStyle(one, '::after'), getComputedStyle(one.closest('label') ?? one)]
      if (!rings.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2))
        faults.push(`the focus cannot be seen on ${one.tagName.toLowerCase()} “${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)}”`)
    }
    if (before instanceof HTMLElement) before.focus()
    else (document.activeElement as HTMLElement | null)?.blur()
    scrollTo({ left: x, top: y, behavior: 'instant' })
    return faults
  })
}
