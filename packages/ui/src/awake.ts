import { useSyncExternalStore } from 'react'

/** Whether the page's script has arrived. False on the server and in the first moment, so that nothing is offered that would not answer. */
export function useAwake(): boolean {
  return useSyncExternalStore(never, () => true, () => false)
}

const never = () => () => {}
