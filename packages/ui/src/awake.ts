import { startTransition, useEffect, useState } from 'react'

// Once the first page of this browser has been drawn; on the server nothing ever arrives.
let arrived = false

/** Whether the page's script has arrived. False on the server and in the first moment, so that nothing is offered that would not answer. All
 *  who ask learn it together, and whatever its reader does meanwhile goes first. */
export function useAwake(): boolean {
  const [awake, wake] = useState(arrived)
  useEffect(() => {
    arrived = true
    startTransition(() => wake(true))
  }, [])
  return awake
}
