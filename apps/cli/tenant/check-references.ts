import { embedFault, platformHost } from '@stoa/domain/tenancy'
import type { Read } from './read-yaml.ts'
import type { TenantRead } from './read-tenant.ts'

interface Around {
  slug: string
  domain: string
  /** Null: tenant.yaml could not be read, and says so itself. */
  embedHosts: readonly string[] | null
  hasAcademy(slug: string): boolean
  hasOrganization(slug: string): boolean
}

/** Notes what one file of a tenant names and another does not have, and what two of them claim. */
export function checkReferences(tenant: Omit<TenantRead, 'slug' | 'facts'>, around: Around): void {
  const courses = new Set(tenant.courses.map((course) => course.slug))
  if (around.embedHosts) checkEmbeds(tenant.courses, around.embedHosts)
  checkDomains(tenant.organizations)
  checkAcademies(tenant.academies, around, courses)
  for (const file of tenant.certifications) {
    const course = tenant.courses.find((each) => each.slug === file.value.course)
    if (!course) file.refuse(['course'], `There is no course ${file.value.course}.`)
    else if (!course.exam) file.refuse(['course'], `The course ${file.value.course} has no exam that could earn this.`)
  }
  if (tenant.people) checkPeople(tenant.people, around, courses)
}

function checkEmbeds(courses: TenantRead['courses'], embedHosts: readonly string[]): void {
  for (const { fields } of courses.flatMap((course) => course.lessons.flatMap((lesson) => lesson.blocks.filter(({ kind }) => kind === 'embed')))) {
    const fault = embedFault(String(fields.value.url), embedHosts)
    if (fault) fields.refuse(['url'], `url ${fault}`)
  }
}

function checkDomains(organizations: TenantRead['organizations']): void {
  const once = unique('The domain', 'belongs to')
  for (const file of organizations) file.value.domains.forEach((domain, index) => once(domain, file, ['domains', index]))
}

function checkAcademies(academies: TenantRead['academies'], { slug, domain, hasOrganization }: Around, courses: Set<string>): void {
  const hosts = unique('The host', 'is taken by')
  for (const file of academies) hosts(platformHost({ tenant: slug, domain }, file.slug), file, ['name'])
  for (const file of academies) {
    const { organization, alias, catalogue, shelves, sign_in } = file.value
    if (organization !== null && !hasOrganization(organization)) file.refuse(['organization'], `There is no organization ${organization}.`)
    if (alias !== null) hosts(platformHost({ tenant: slug, domain }, alias), file, ['alias'])
    file.value.hosts.forEach((host, index) => {
      const path = ['hosts', index] as const
      if (host === domain || host.endsWith(`.${domain}`))
        file.refuse(path, `${host} lies under ${domain}, where names are given by this installation. A second name there is an alias.`)
      else hosts(host, file, path)
    })
    const domains = unique('The domain', 'is listed in')
    sign_in.domains.forEach((each, index) => domains(each, file, ['sign_in', 'domains', index]))
    const offered = unique('The course', 'is listed in')
    catalogue.forEach((course, index) => {
      if (!courses.has(course)) file.refuse(['catalogue', index], `There is no course ${course}.`)
      offered(course, file, ['catalogue', index])
    })
    const titled = unique('The shelf', 'is listed in')
    shelves.forEach((shelf, at) => {
      titled(shelf.title, file, ['shelves', at, 'title'])
      const placed = unique('The course', 'stands on this shelf in')
      shelf.courses.forEach((course, index) => {
        const path = ['shelves', at, 'courses', index] as const
        if (!courses.has(course)) file.refuse(path, `There is no course ${course}.`)
        else if (!catalogue.includes(course)) file.refuse(path, `The catalogue of this academy does not offer ${course}.`)
        placed(course, file, path)
      })
    })
  }
}

function checkPeople(file: NonNullable<TenantRead['people']>, { hasAcademy, hasOrganization }: Around, courses: Set<string>): void {
  const emails = unique('The address', 'belongs to somebody in')
  const known = new Set(file.value.map((person) => person.email))
  file.value.forEach(({ email, roles, memberships, enrollments, supervises }, person) => {
    emails(email, file, [person, 'email'])
    const place = (path: (string | number)[], { academy, organization }: { academy?: string; organization?: string }) => {
      if (academy !== undefined && !hasAcademy(academy)) file.refuse([...path, 'academy'], `There is no academy ${academy}.`)
      if (organization !== undefined && !hasOrganization(organization))
        file.refuse([...path, 'organization'], `There is no organization ${organization}.`)
    }
    const granted = unique('The role', 'is granted in')
    roles.forEach((role, index) => {
      place([person, 'roles', index], role)
      granted([role.role, role.academy, role.organization].filter(Boolean).join(' for '), file, [person, 'roles', index])
    })
    const member = unique('The membership of', 'is listed in')
    memberships.forEach((membership, index) => {
      place([person, 'memberships', index], membership)
      member(membership.academy, file, [person, 'memberships', index])
    })
    supervises.forEach((led, index) => {
      if (!known.has(led) || led === email) file.refuse([person, 'supervises', index], `There is nobody else with the address ${led} in this file.`)
    })
    const enrolled = unique('The course', 'is listed in')
    enrollments.forEach(({ course }, index) => {
      if (!courses.has(course)) file.refuse([person, 'enrollments', index], `There is no course ${course}.`)
      enrolled(course, file, [person, 'enrollments', index])
    })
  })
}

/** out: notes a fault when the same thing is claimed a second time */
function unique(what: string, taken: string) {
  const seen = new Map<string, string>()
  return (value: string, file: Pick<Read<unknown>, 'file' | 'line' | 'refuse'>, path: readonly (string | number)[]) => {
    const first = seen.get(value)
    if (first) file.refuse(path, `${what} ${value} ${taken} ${first} already.`)
    else seen.set(value, `${file.file}:${file.line(...path)}`)
  }
}
