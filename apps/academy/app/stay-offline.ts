import { useEffect, useState } from 'react'
import { pressedLink } from './pressed-link.ts'

/** Whoever presses a link of the academy without a connection stays where they are, on a page that is whole, instead of on the browser's own page
 *  of what went wrong.  out: whether somebody did, until the connection is back */
export function useStayOffline(): boolean {
  const [stayed, setStayed] = useState(false)
  useEffect(() => {
    const stay = (event: MouseEvent) => {
      if (navigator.onLine || pressedLink(event)?.origin !== location.origin) return
      event.preventDefault()
      setStayed(true)
    }
    const goOn = () => setStayed(false)
    window.addEventListener('click', stay)
    window.addEventListener('online', goOn)
    return () => {
      window.removeEventListener('click', stay)
      window.removeEventListener('online', goOn)
    }
  }, [])
  return stayed
}
