// Answers of an exam that the academy has not taken yet, kept by the tab they were given in: signing in again, or loading the page anew, loses
// none of them. They are gone with the tab, and with every answer that arrives.
const nameOf = (attempt: string, position: string | number) => `answer ${attempt} ${position}`

/** in: the fields of an answer as they are sent · out: whether it is kept; a browser may have no room, or be told not to */
export function keepAnswer(attempt: string, body: URLSearchParams): boolean {
  try {
    sessionStorage.setItem(nameOf(attempt, body.get('position')!), body.toString())
    return true
  } catch {
    return false
  }
}

/** Keeps it no longer: it has arrived, or is given up. */
export function dropAnswer(attempt: string, position: string | number): void {
  try {
    sessionStorage.removeItem(nameOf(attempt, position))
  } catch {
    // What could not be kept need not go.
  }
}

/** out: what is kept of an attempt, by the position of its question */
export function keptAnswers(attempt: string): Map<number, URLSearchParams> {
  const kept = new Map<number, URLSearchParams>()
  try {
    for (const [name, fields] of Object.entries(sessionStorage)) {
      const body = new URLSearchParams(String(fields))
      if (name === nameOf(attempt, body.get('position') ?? '')) kept.set(Number(body.get('position')), body)
    }
  } catch {
    // Nothing is kept here.
  }
  return kept
}
