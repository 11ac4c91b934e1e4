// The kinds of fields that tenants' files are made of. Messages complete the sentence that begins with the field's name.
import { z } from 'zod'

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/

/** Text of several lines. Nothing in it that a page or the database could not hold. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !CONTROL.test(value), 'holds a control character.')
    .refine((value) => value.isWellFormed(), 'holds half a character.')

/** Text of one line. */
export const line = (max: number) => text(max).refine((value) => !value.includes('\n'), 'must be one line.')

/** A day, 'YYYY-MM-DD', that is in the calendar. */
export const day = z.string().refine((value) => {
  const instant = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  return instant !== null && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
}, 'must be a day such as 2027-01-15.')

/** A whole number between two bounds, both included. */
export const whole = (min: number, max: number) => z.int(`must be a whole number from ${min} to ${max}.`).min(min).max(max)

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** A permanent name. */
export const slug = z.string().regex(SLUG, 'must be lower-case words joined by hyphens.').max(60)

/** Whether a file or a block may be called so. */
export const isSlug = (name: string): boolean => SLUG.test(name) && name.length <= 60

/** A BCP 47 language tag in its canonical spelling. */
export const locale = z.string().refine((value) => {
  try {
    return Intl.getCanonicalLocales(value)[0] === value
  } catch {
    return false
  }
}, 'must be a language tag such as en or de-CH.')

/** An IANA time zone. */
export const timeZone = z.string().refine((value) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return /^[A-Z]/.test(value)
  } catch {
    return false
  }
}, 'must be a time zone such as Europe/Oslo.')

/** An ISO 4217 currency. */
export const currency = z.string().refine((value) => Intl.supportedValuesOf('currency').includes(value), 'must be a currency such as EUR.')

/** A hostname or e-mail domain as DNS has it: international names in their xn-- form. */
export const hostname = z
  .string()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/,
    'must be a hostname in lower case, such as academy.example.com.',
  )

/** A colour `oklch(lightness chroma hue)`. */
export const colour = z.string().refine((value) => {
  const parts = /^oklch\((\d*\.?\d+) (\d*\.?\d+) (\d*\.?\d+)\)$/.exec(value)?.slice(1).map(Number)
  return parts !== undefined && parts[0]! <= 1 && parts[1]! <= 0.4 && parts[2]! <= 360
}, 'must be oklch(lightness chroma hue) with lightness to 1, chroma to 0.4 and hue to 360.')

/** A file of the course's own media folder. */
export const media = z.string().regex(/^media\/[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/, 'must name a file directly in media/, such as media/cover.png.')
