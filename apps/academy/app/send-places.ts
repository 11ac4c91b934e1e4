import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { send, status } from './place-queue.ts'

/** On every page of somebody signed in: what they read while there was no connection is sent as soon as there is one, and the page then
 *  shows what came of it.  in: who reads and where, undefined for a guest */
export function useSendPlaces(person: string | undefined, academy: string | undefined) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!person || !academy) return
    const go = async () => {
      const before = status.now()
      await send({ person, academy })
      // A lesson keeps its own account of what is read in it.
      if (before !== 'kept' && status.now() === 'kept' && !document.querySelector('[data-block]')) revalidate()
    }
    void go()
    const onLine = () => void go()
    window.addEventListener('online', onLine)
    return () => window.removeEventListener('online', onLine)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each person; revalidate is the router's and stays
  }, [person, academy])
}
