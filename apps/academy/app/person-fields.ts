import { isCommonPassword, normalEmail, PASSWORD_LENGTH } from '@stoa/domain/people'
import { LANGUAGES, timeZoneNamed } from '@stoa/domain/tenancy'
import { z } from 'zod'

/** What people type about themselves, checked alike on every form. For the server: the page gets sentences, not rules. */

/** out: the address as it is stored */
export const Email = z
  .string()
  .max(300, 'An e-mail address has at most 254 characters.')
  .transform((typed) => normalEmail(typed))
  .pipe(z.string({ error: 'Enter an e-mail address, such as ana@example.com.' }))

/** out: the password as typed */
export const NewPassword = z
  .string()
  .min(PASSWORD_LENGTH.min, `Use at least ${PASSWORD_LENGTH.min} characters. A few words in a row are easy to remember.`)
  .max(PASSWORD_LENGTH.max, `A password has at most ${PASSWORD_LENGTH.max} characters.`)
  .refine((typed) => !isCommonPassword(typed), 'This is one of the passwords that are tried first. A few words in a row are harder to guess.')

const oneSpelling = z.string().transform((typed) =>
  typed
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\p{Cc}]/gu, '')
    .trim(),
)

/** out: one name in one spelling, without marks that turn the text around it. Composing may make a text longer: its length counts afterwards. */
export const Name = oneSpelling.pipe(
  z.string().min(1, 'Enter your name, as it should stand on a certificate.').max(200, 'A name has at most 200 characters.'),
)

/** The same where it may be left out.  out: null where it was */
export const NameOrNone = oneSpelling.pipe(z.string().max(200, 'A name has at most 200 characters.').transform((name) => name || null))

/** What a person calls one of their devices. */
export const DeviceName = oneSpelling.pipe(z.string().min(1, 'Give it a name by which you know it again.').max(60, 'A name has at most 60 characters here.'))

/** out: the tag of a language that the product is offered in */
export const Language = z.enum(LANGUAGES.map((one) => one.tag) as [string, ...string[]], { error: 'Choose one of the languages of the list.' })

/** out: a time zone as the IANA database spells it; null where the field was left empty */
export const TimeZone = z
  .string()
  .max(100, 'Choose a time zone of the list, such as Europe/Oslo.')
  .transform((typed) => (typed.trim() === '' ? null : (timeZoneNamed(typed) ?? undefined)))
  .pipe(z.string({ error: 'No time zone has this name. Type the nearest large city, such as Oslo, or choose from the list.' }).nullable())

/** Said under the field. */
export const passwordHint = `At least ${PASSWORD_LENGTH.min} characters; a few words in a row are easy to remember`

/** Why a name cannot stand on a certificate, for who typed it. */
export function nameTrouble(trouble: { code: string; character: string | null }): string {
  return trouble.code === 'certificate/missing-glyph'
    ? `“${trouble.character}” cannot be printed on a certificate yet. Write your name in other letters.`
    : 'This name is too long for a certificate. Shorten it.'
}
