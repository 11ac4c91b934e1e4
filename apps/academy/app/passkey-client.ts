import type { PageWords } from '@stoa/words'
import type { Refused } from './request.server.ts'
import { paths } from './paths.ts'

/** What a passkey is wanted for. */
export type PasskeyWish = { purpose: 'register'; name: string } | { purpose: 'sign-in' | 'second-step' | 'confirm'; to: string }

/** What came of it: where to go on, with codes to show first; or why not, in a sentence. */
export type PasskeyAnswer = { to: string; codes: string[] } | { refused: Pick<Refused, 'code' | 'sentence'> }

type Sentences = PageWords['secondFactor']

/** Asks the academy for a challenge, the browser for an answer, and hands that back. The library that speaks to the browser is loaded
 *  here and nowhere else: pages without passkeys never fetch it. */
export async function usePasskeyOnce(wish: PasskeyWish, w: Sentences): Promise<PasskeyAnswer> {
  const asked = await post(w, paths.passkeyChallenges(), { purpose: wish.purpose })
  if ('refused' in asked) return asked as PasskeyAnswer
  const { id, options } = asked as { id: string; options: never }
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
  try {
    const answer = await (wish.purpose === 'register' ? startRegistration({ optionsJSON: options }) : startAuthentication({ optionsJSON: options }))
    return (await post(w, paths.passkeyAnswers(), { ...wish, id, answer: JSON.stringify(answer) })) as PasskeyAnswer
  } catch (error) {
    return { refused: { code: 'people/passkey-refused', sentence: sentenceOf(w, error, wish.purpose === 'register') } }
  }
}

async function post(w: Sentences, path: string, fields: Record<string, string>): Promise<object> {
  const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) }).catch(() => null)
  if (!answer || answer.status >= 500) return { refused: { code: 'input/malformed', sentence: w.away } }
  return answer.json() as Promise<object>
}

function sentenceOf(w: Sentences, error: unknown, isNew: boolean): string {
  const name = (error as { cause?: Error; name?: string }).cause?.name ?? (error as Error).name
  if (name === 'InvalidStateError') return w.hasOne
  if (name === 'NotAllowedError' || name === 'AbortError') return isNew ? w.noneMade : w.noneUsed
  return w.browserCannot
}
