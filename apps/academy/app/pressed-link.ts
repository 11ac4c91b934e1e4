/** The link that a press of the mouse or of Enter follows in this window.
 *  out: null where none is, and where it leads to another window, to a place on this page, or somebody saw to it already */
export function pressedLink(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link?.target === '_blank'
  return !link?.href || elsewhere || event.defaultPrevented || link.getAttribute('href')!.startsWith('#') ? null : link
}
