import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until something has the focus, where it has not got it yet, and sees that the focus can be seen.
 *  A row of choices shows the focus of the mark inside it, a card that is pressed anywhere that of its link. */
export async function tabTo(page: Page, target: Locator, max = 60) {
  for (let presses = 0; presses <= max; presses++) {
    if (presses > 0) await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) {
      const ring = await target.evaluate((element) =>
        [getComputedStyle(element), getComputedStyle(element, '::after'), getComputedStyle(element.closest('label') ?? element)].some(
          (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        ),
      )
      expect(ring, 'the focus is visible').toBe(true)
      return
    }
  }
  throw new Error(`Tab did not lead to ${target}`)
}
