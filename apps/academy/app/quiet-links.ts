import { useNavigate } from '@remix-run/react'
import type { MouseEvent } from 'react'

/** For a part of a page that only narrows or sorts what is on it: one handler for all of its links, which change the page in place. Modified
 *  presses and links that lead elsewhere are left to the browser.
 *  out: props of the element around them */
export function useQuietLinks(path: string) {
  const navigate = useNavigate()
  return {
    onClick(event: MouseEvent) {
      const link = (event.target as Element).closest('a')
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const to = new URL(link.href)
      if (to.origin !== location.origin || to.pathname !== path) return
      event.preventDefault()
      navigate(to.pathname + to.search, { preventScrollReset: true })
    },
  }
}
