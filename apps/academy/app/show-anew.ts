import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Loads a page's data again whenever one comes back to its tab, since another tab or device may have gone on meanwhile.
 *  in: may, whether nothing of this page is still on its way */
export function useShowAnew(may: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const look = () => {
      if (may && document.visibilityState === 'visible') revalidate()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [may, revalidate])
}
