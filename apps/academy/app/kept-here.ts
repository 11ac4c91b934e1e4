import { isRouteErrorResponse } from '@remix-run/react'
import type { Refused } from './request.server.ts'

const SENTENCE = 'The academy did not answer. Nothing on this page is lost: try again when you are connected.'

/** For the `clientAction` of a page that must outlive a lost connection and a broken server: the page stays as it is, and its form says so.
 *  in: asks the academy · out: what it answered; a refusal where nothing came back, or nothing but a fault */
export async function keptHere<T>(ask: () => Promise<T>): Promise<T | Response> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error
    const lost: Pick<Refused, 'status' | 'sentence' | 'fields' | 'typed'> = { status: 503, sentence: SENTENCE, fields: {}, typed: {} }
    // With its status, so that the router does not load the page anew and lose it by that.
    return Response.json({ refused: lost }, { status: 503 })
  }
}
