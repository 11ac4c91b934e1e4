import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether JavaScript has come: what needs it is shown from then on, and no button is dead before. */
export function useReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
