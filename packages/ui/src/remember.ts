// What this browser keeps of a reader's habits. Where nothing is kept, a habit lasts as long as the page.
import { useSyncExternalStore } from 'react'

const page = new Map<string, string>()
const listeners = new Set<() => void>()

/** out: what was kept under a name, empty where nothing was */
export function remembered(name: string): string {
  try {
    return localStorage.getItem(name) ?? ''
  } catch {
    return page.get(name) ?? ''
  }
}

/** Keeps a value under a name; an empty one is forgotten. */
export function remember(name: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    page.set(name, value)
  }
  for (const tell of listeners) tell()
}

/** The value under a name, in step with other tabs; empty on the server. */
export function useRemembered(name: string): string {
  return useSyncExternalStore(listen, () => remembered(name), () => '')
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  window.addEventListener('storage', tell)
  return () => {
    listeners.delete(tell)
    window.removeEventListener('storage', tell)
  }
}
