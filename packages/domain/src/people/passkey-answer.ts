import { Refusal } from '../refusals.ts'

/** Which passkey an answer names.  refuses: people/passkey-refused for what is no answer */
export const credentialIn = (answer: string): string => answerIn<{ id: string }>(answer).id

/** An answer of a browser, read.  refuses: people/passkey-refused for what is no answer */
export function answerIn<T extends { id: string }>(answer: string): T {
  try {
    const parsed: unknown = JSON.parse(answer)
    if (parsed && typeof parsed === 'object' && 'id' in parsed && typeof parsed.id === 'string' && parsed.id.length <= 1400) return parsed as T
  } catch {
    // What cannot be read was not written by a browser: it is refused below like any other wrong answer.
  }
  throw new Refusal('people/passkey-refused')
}
