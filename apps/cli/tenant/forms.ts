// The shape of each file about the company. Kept beside tenants/README.md, which says the same in words.
import { z } from 'zod'
import { normalEmail, PASSWORD_LENGTH } from '@stoa/domain/people'
import { colour, currency, day, hostname, line, locale, slug, timeZone, whole } from './fields.ts'

/** tenant.yaml */
export const tenantFile = z.strictObject({
  name: line(80),
  legal_name: line(120),
  place: line(80),
  locale,
  time_zone: timeZone,
  second_factor: z.enum(['required', 'optional']).default('required'),
  demonstration: z.boolean(),
  embed_hosts: z.array(hostname).default([]),
})

/** organizations/<slug>.yaml */
export const organizationFile = z.strictObject({ name: line(120), kind: z.enum(['partner', 'customer']), domains: z.array(hostname).default([]) })

const signIn = z
  .strictObject({ policy: z.enum(['open', 'invited', 'domains']), domains: z.array(hostname).default([]) })
  .refine(({ policy, domains }) => (policy === 'domains') === domains.length > 0, 'has domains exactly where the policy is domains.')

const brand = z.strictObject({
  ink: colour,
  accent: colour,
  paper: colour,
  corner: z.number().min(0).max(1),
  shadow: z.number().min(0).max(1),
  display_face: z.enum(['archivo', 'newsreader']),
  hero: z.enum(['dark', 'light']),
  drawing: z.enum(['cell', 'hall', 'shifts', 'wing', 'arch']).optional(),
})

/** academies/<slug>.yaml */
export const academyFile = z.strictObject({
  name: line(80),
  tagline: line(80),
  description: line(500),
  kind: z.enum(['employees', 'partners', 'customers']),
  organization: slug.nullable().default(null),
  locale,
  time_zone: timeZone,
  currency,
  hosts: z.array(hostname).default([]),
  alias: slug.nullable().default(null),
  sign_in: signIn,
  brand,
  catalogue: z.array(slug).default([]),
  shelves: z.array(z.strictObject({ title: line(80), courses: z.array(slug).min(1) })).default([]),
  aliases: z.record(line(60), line(60)).default({}),
})

const role = z
  .strictObject({
    role: z.enum(['owner', 'admin', 'author', 'organization-manager', 'supervisor', 'support', 'auditor']),
    academy: slug.optional(),
    organization: slug.optional(),
  })
  .refine(
    (value) => (value.role === 'organization-manager') === (value.organization !== undefined),
    'names an organization exactly where it is organization-manager.',
  )
  .refine((value) => value.organization === undefined || value.academy === undefined, 'is narrowed to an academy or to an organization, not to both.')

/** A course's slug alone, or with the day by which it wants to be done. */
const enrollment = z
  .union([slug, z.strictObject({ course: slug, due_on: day })], 'must be the slug of a course, or { course, due_on } with a day such as 2027-01-15.')
  .transform((value) => (typeof value === 'string' ? { course: value, due_on: null } : value))

/** people.yaml */
export const peopleFile = z.array(
  z.strictObject({
    email: z.string().refine((value) => normalEmail(value) === value, 'must be an e-mail address in lower case.'),
    name: line(200),
    password: z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max).optional(),
    roles: z.array(role).default([]),
    memberships: z.array(z.strictObject({ academy: slug, organization: slug.optional() })).default([]),
    enrollments: z.array(enrollment).default([]),
    supervises: z.array(z.string()).default([]),
  }),
)

/** certifications/<slug>.yaml */
export const certificationFile = z.strictObject({
  title: line(120),
  course: slug,
  valid_months: whole(1, 120).nullable(),
  serial_prefix: z.string().regex(/^[A-Z]{2,5}$/, 'must be 2 to 5 capital letters.'),
  statement: line(140),
  skills: z.array(line(200)).max(6),
})

export type TenantFile = z.infer<typeof tenantFile>
export type OrganizationFile = z.infer<typeof organizationFile>
export type AcademyFile = z.infer<typeof academyFile>
export type PeopleFile = z.infer<typeof peopleFile>
export type CertificationFile = z.infer<typeof certificationFile>
