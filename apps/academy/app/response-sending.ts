import { dropAnswer, keptAnswers } from './kept-answers.ts'
import { paths } from './paths.ts'
import type { Refused } from './request.server.ts'

/** What came of sending an answer of an exam. `lost` is everything that the academy itself did not say, such as the page of a network that
 *  asks to be signed in to: it is sent again. */
export type ResponseSent = { is: 'kept'; at: Date } | { is: 'refused'; refused: Refused } | { is: 'lost' }

/** Sends an answer. Not through the router: its reloading of data would mix with the move to the next question. */
export async function sendResponse(attempt: string, body: URLSearchParams): Promise<ResponseSent> {
  const answer = await fetch(paths.responses(attempt), { method: 'POST', body, keepalive: true }).catch(() => null)
  if (!answer || answer.status >= 500 || answer.status === 429) return { is: 'lost' }
  const said = (await answer.json().catch(() => null)) as { saved_at?: string; refused?: Refused } | null
  if (answer.ok && said?.saved_at) return { is: 'kept', at: new Date(said.saved_at) }
  return said?.refused ? { is: 'refused', refused: said.refused } : { is: 'lost' }
}

/** Whether there is nothing to send again: it has arrived, or never will. */
export const isSettled = (sent: ResponseSent): boolean =>
  sent.is === 'kept' || (sent.is === 'refused' && (isOver(sent.refused) || sent.refused.code === 'attempt/not-an-item'))

/** Sends what this tab kept of an attempt.  in: but, the position of a question that sends its own · out: whether anything arrived */
export async function sendKept(attempt: string, but?: number): Promise<boolean> {
  const others = [...keptAnswers(attempt)].filter(([position]) => position !== but)
  const sent = await Promise.all(others.map(([, body]) => sendResponse(attempt, body)))
  sent.forEach((one, at) => isSettled(one) && dropAnswer(attempt, others[at]![0]))
  return sent.some((one) => one.is === 'kept')
}

/** Whether a refusal is the last word: the attempt is over, and nothing that is still on the page could be saved by waiting. */
export const isOver = ({ code }: Refused): boolean => code === 'attempt/closed' || code === 'attempt/too-late'
