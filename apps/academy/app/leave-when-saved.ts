import { useBlocker } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { pressedLink } from './pressed-link.ts'

/** Holds a page until what is on it alone is saved: its links and the browser's own way back wait for that, as its buttons do, and the browser
 *  asks before the page is closed or loaded anew.
 *  in:  unsaved, whether there is anything; settle, which saves it and says whether one may leave; stopped, called where one may not
 *  out: leave, which goes somewhere as soon as one may; waits, whether that is still to come; stay, which gives it up; stopped, whether the
 *       last try came to nothing */
export function useLeaveWhenSaved(now: { unsaved: () => boolean; settle: () => Promise<boolean>; onStopped: () => void }) {
  const [state, setState] = useState<'here' | 'waits' | 'stopped'>('here')
  const latest = useRef(now)
  const giveUp = useRef<(() => void) | null>(null)
  useEffect(() => {
    latest.current = now
  })
  const stay = () => {
    const before = giveUp.current
    giveUp.current = null
    setState('here')
    before?.()
  }
  const leave = async (go: () => void, no: () => void = () => {}) => {
    if (giveUp.current) stay() // The last wish counts.
    giveUp.current = no
    setState('waits')
    const kept = await latest.current.settle()
    if (giveUp.current !== no) return
    giveUp.current = null
    setState(kept ? 'here' : 'stopped')
    if (kept) return go()
    no()
    latest.current.onStopped()
  }
  const going = useRef(leave)
  useEffect(() => {
    going.current = leave
  })
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (latest.current.unsaved()) event.preventDefault()
    }
    const wait = (event: MouseEvent) => {
      const link = pressedLink(event)
      if (!link || !latest.current.unsaved()) return
      event.preventDefault()
      void going.current(() => window.location.assign(link.href))
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
    if (back.state === 'blocked') void going.current(back.proceed, back.reset)
  }, [back])
  return { leave, stay, waits: state === 'waits', stopped: state === 'stopped' }
}
