import { useBlocker } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Holds a page until what is on it alone is saved: its links and the browser's own way back wait for that, as its buttons do, and the browser
 *  asks before the page is closed or loaded anew.
 *  in: unsaved, whether there is anything; settle, which saves it and says whether one may leave */
export function useLeaveWhenSaved(now: { unsaved: () => boolean; settle: () => Promise<boolean> }): void {
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (latest.current.unsaved()) event.preventDefault()
    }
    const wait = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link?.target === '_blank'
      if (!link?.href || elsewhere || event.defaultPrevented || link.getAttribute('href')!.startsWith('#') || !latest.current.unsaved()) return
      event.preventDefault()
      void latest.current.settle().then((kept) => kept && window.location.assign(link.href))
    }
    window.addEventListener('beforeunload', ask)
    window.addEventListener('click', wait)
    return () => {
      window.removeEventListener('beforeunload', ask)
      window.removeEventListener('click', wait)
    }
  }, [])
  const back = useBlocker(({ historyAction }) => historyAction === 'POP' && latest.current.unsaved())
  useEffect(() => {
    if (back.state === 'blocked') void latest.current.settle().then((kept) => (kept ? back.proceed() : back.reset()))
  }, [back])
}
