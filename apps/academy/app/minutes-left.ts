import { useNavigate } from '@remix-run/react'
import { useEffect, useState } from 'react'

/** Whole minutes until a deadline, counted from the server's clock and not this device's. Goes to `then` when they are over.
 *  out: null before JavaScript has come, so that the server need not guess */
export function useMinutesLeft(deadline: Date, serverNow: Date, then: string): number | null {
  const navigate = useNavigate()
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const ends = performance.now() + deadline.getTime() - serverNow.getTime()
    const tick = () => {
      const ms = ends - performance.now()
      setLeft(Math.max(0, Math.ceil(ms / 60_000)))
      if (ms <= 0) navigate(then)
    }
    tick()
    const timer = setInterval(tick, 5_000)
    return () => clearInterval(timer)
  }, [deadline, serverNow, then, navigate])
  return left
}
