import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from './language.tsx'
import { saidBetween } from './time-said.ts'

/** Whole minutes until a deadline, counted from the server's clock and not this device's. Goes to `then` when they are over.
 *  in:  the deadline and the server's clock; then; how many minutes there were, where the time is to be said aloud
 *  out: left, null before JavaScript has come, so that the server need not guess; said, for a live region: at half time, 10, 5 and 1 */
export function useMinutesLeft(deadline: Date, serverNow: Date, then: string, minutes = 0): { left: number | null; said: string } {
  const navigate = useNavigate()
  const language = useLanguage()
  const [left, setLeft] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const before = useRef<{ left: number; of: number } | null>(null)
  useEffect(() => {
    const ends = performance.now() + deadline.getTime() - serverNow.getTime()
    const tick = () => {
      const ms = ends - performance.now()
      const now = Math.max(0, Math.ceil(ms / 60_000))
      // A deadline that a break has moved is another count: nothing was passed between the two.
      const words = before.current?.of === deadline.getTime() ? saidBetween(language, before.current.left, now, minutes) : null
      before.current = { left: now, of: deadline.getTime() }
      setLeft(now)
      if (words) setSaid(words)
      if (ms <= 0) navigate(then)
    }
    tick()
    const timer = setInterval(tick, 5_000)
    return () => clearInterval(timer)
  }, [deadline, serverNow, then, navigate, minutes, language])
  return { left, said }
}
