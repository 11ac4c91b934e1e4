import type { Academy, SignedIn } from '@stoa/domain/tenancy'
import { pageLocaleOf } from '@stoa/words'
import { cookieValue } from './cookie-value.ts'

const YEAR = 365 * 86_400
const nameOf = (secure: boolean) => (secure ? '__Host-stoa-language' : 'stoa-language')

/** out: the Set-Cookie header by which a guest's browser keeps the language that was chosen in it */
export const keepLanguage = (tag: string, secure: boolean): string =>
  `${nameOf(secure)}=${tag}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR}${secure ? '; Secure' : ''}`

/** How a guest reads: in the language chosen in this browser, else in one that the browser asks for, else as the academy writes.
 *  in: headers as they came, which may hold anything */
export function guestReader(academy: Academy, cookies: string | undefined, asked: string | undefined, secure: boolean) {
  const chosen = cookieValue(cookies, nameOf(secure), /^[A-Za-z-]{2,20}$/)
  return { locale: pageLocaleOf(chosen, languagesIn(asked), academy.locale), time_zone: academy.time_zone }
}

/** How somebody reads who is signed in: as their account says, whichever browser they use. */
export function readerOf(academy: Academy, viewer: Pick<SignedIn, 'locale' | 'time_zone'>) {
  return { locale: pageLocaleOf(viewer.locale, [], academy.locale), time_zone: viewer.time_zone ?? academy.time_zone }
}

/** What an Accept-Language header would like, best first; `*` and what is not wanted at all are left out.  source: RFC 9110, 12.5.4 */
export function languagesIn(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',', 20)
    .map((part) => /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/.exec(part))
    .flatMap((found) => (found ? [{ tag: found[1]!, weight: Number(found[2] ?? 1) }] : []))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
