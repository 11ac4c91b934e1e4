// What this browser keeps of a reader's habits. A browser that keeps nothing is as good as one that was never asked.

/** out: what was kept under a name, or null */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Keeps a value under a name; an empty one is forgotten. */
export function remember(name: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // A full or closed store: the habit lasts as long as this page.
  }
}
