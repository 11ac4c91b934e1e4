import { isCommonPassword, normalEmail, PASSWORD_LENGTH } from '@stoa/domain/people'
import { LANGUAGES, timeZoneNamed } from '@stoa/domain/tenancy'
import type { PageWords } from '@stoa/words'
import { z } from 'zod'
import type { Spoken } from './spoken.ts'

/** What people type about themselves, checked alike on every form. For the server: the page gets sentences, not rules. */

/** Names what is said under a field: what checks knows no reader, and `request.server.ts` says it to one. */
export const said = (name: keyof PageWords['fields']): string => name

/** Named where a check names nothing else: what a schema says by itself is for programmers. */
export const unfit = (): string => said('unfit')

/** out: the address as it is stored */
export const Email = z
  .string()
  .max(300, said('emailLong'))
  .transform((typed) => normalEmail(typed))
  .pipe(z.string({ error: said('emailMissing') }))

/** out: the password as typed */
export const NewPassword = z
  .string()
  .min(PASSWORD_LENGTH.min, said('passwordShort'))
  .max(PASSWORD_LENGTH.max, said('passwordLong'))
  .refine((typed) => !isCommonPassword(typed), said('passwordCommon'))

const oneSpelling = z.string().transform((typed) =>
  typed
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\p{Cc}]/gu, '')
    .trim(),
)

/** out: one name in one spelling, without marks that turn the text around it. Composing may make a text longer: its length counts afterwards. */
export const Name = oneSpelling.pipe(z.string().min(1, said('nameMissing')).max(200, said('nameLong')))

/** The same where it may be left out.  out: null where it was */
export const NameOrNone = oneSpelling.pipe(z.string().max(200, said('nameLong')).transform((name) => name || null))

/** What a person calls one of their devices. */
export const DeviceName = oneSpelling.pipe(z.string().min(1, said('deviceNameMissing')).max(60, said('deviceNameLong')))

/** out: the tag of a language that the product is offered in */
export const Language = z.enum(LANGUAGES.map((one) => one.tag) as [string, ...string[]], { error: said('languageUnknown') })

/** out: a time zone as the IANA database spells it; null where the field was left empty */
export const TimeZone = z
  .string()
  .max(100, said('timeZoneLong'))
  .transform((typed) => (typed.trim() === '' ? null : (timeZoneNamed(typed) ?? undefined)))
  .pipe(z.string({ error: said('timeZoneUnknown') }).nullable())

/** What the hint beside a new password says. */
export const PASSWORD_MIN = PASSWORD_LENGTH.min

/** Why a name cannot stand on a certificate, for who typed it. */
export function nameTrouble({ w: { fields }, t }: Spoken, { code, character }: { code: string; character: string | null }): string {
  return code === 'certificate/missing-glyph' ? t(fields.nameGlyph, { character: character ?? '' }) : fields.nameWide
}
