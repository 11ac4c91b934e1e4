import { isRouteErrorResponse, type ShouldRevalidateFunction } from '@remix-run/react'
import { titleWords } from './language.tsx'
import type { Refused } from './request.server.ts'

/** For the `clientAction` of a page that must outlive a lost connection and a broken server: the page stays as it is, and its form says so.
 *  in: asks the academy · out: what it answered; a refusal where nothing came back, or nothing but a fault */
export async function keptHere<T>(ask: () => Promise<T>): Promise<T | Response> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error
    // Only a browser runs this, and it has one language.
    const lost: Pick<Refused, 'status' | 'sentence' | 'fields' | 'typed'> = { status: 503, sentence: titleWords().w.lesson.noAnswer, fields: {}, typed: {} }
    return Response.json({ refused: lost }, { status: 503 })
  }
}

/** For the `shouldRevalidate` of such a page and of what is around it: after an action that nobody answered nothing is loaded anew, which
 *  would be lost as well, and the page with it. The router asks this of every route that does not say so itself. */
export const unlessLost: ShouldRevalidateFunction = ({ actionStatus = 200, defaultShouldRevalidate }) => actionStatus < 500 && defaultShouldRevalidate
