import { applyCertification, exportCertifications } from '@stoa/domain/credentials'
import { applyEnrollment } from '@stoa/domain/learning'
import { courseSlugs, indexCourses, publishAliases, publishAssets, publishCatalogue, publishCourse, publishShelves } from '@stoa/domain/library'
import { applyPerson, applySupervisions, endRolesOfOthers } from '@stoa/domain/people'
import { applyAcademy, applyCompany, applyOrganization, exportTenancy, type Change, type TenantCtx } from '@stoa/domain/tenancy'
import type { Applying, Stored } from './apply-tenant.ts'
import type { TenantRead } from './read-tenant.ts'

/** Everything in a tenant's folder, in the order in which one thing names another.  out: the difference, line by line */
export async function applyAll(ctx: TenantCtx, tenant: TenantRead, how: Applying, stored: Stored): Promise<Change[]> {
  const { demonstration, ...company } = tenant.facts.value
  const platform = { tenant: tenant.slug, domain: how.platformDomain }
  const changes = await applyCompany(ctx, { ...company, logo_sha256: stored.logo_sha256 })
  for (const { slug, value } of tenant.organizations) changes.push(...(await applyOrganization(ctx, { slug, ...value })))
  await publishAssets(ctx, stored.assets)
  for (const { form } of tenant.courses) changes.push(...(await publishCourse(ctx, form)))
  for (const {
    slug,
    value: { catalogue, shelves, aliases, ...academy },
  } of tenant.academies) {
    changes.push(...(await applyAcademy(ctx, { slug, ...academy }, platform)))
    changes.push(...(await publishCatalogue(ctx, slug, catalogue)))
    changes.push(...(await publishShelves(ctx, slug, shelves)))
    changes.push(...(await publishAliases(ctx, slug, aliases)))
  }
  await indexCourses(ctx)     // Also what was published before there was search, or before it looked for as much.
  for (const { slug, value } of tenant.certifications) changes.push(...(await applyCertification(ctx, { slug, ...value })))
  if (tenant.people && demonstration && how.people) changes.push(...(await applyPeople(ctx, tenant.people.value, company.locale)))
  else if (tenant.people) changes.push({ what: 'people.yaml', change: 'unchanged', detail: 'left out: known passwords are for demonstrations alone' })
  return [...changes, ...(await leftAlone(ctx, tenant, how))]
}

async function applyPeople(ctx: TenantCtx, people: NonNullable<TenantRead['people']>['value'], locale: string): Promise<Change[]> {
  const changes: Change[] = []
  for (const { enrollments, ...person } of people) {
    changes.push(...(await applyPerson(ctx, person, locale)))
    for (const enrollment of enrollments) changes.push(...(await applyEnrollment(ctx, person.email, enrollment)))
  }
  for (const person of people) changes.push(...(await applySupervisions(ctx, person.email, person.supervises)))
  return [
    ...changes,
    ...(await endRolesOfOthers(
      ctx,
      people.map((person) => person.email),
    )),
  ]
}

// What people may have learned in or belong to is never taken away because a file went; the operator is told that it is still there.
async function leftAlone(ctx: TenantCtx, tenant: TenantRead, how: Applying): Promise<Change[]> {
  const { organizations, academies } = await exportTenancy(ctx, { tenant: tenant.slug, domain: how.platformDomain })
  const there = {
    organization: [organizations.map((each) => each.slug), tenant.organizations],
    academy: [academies.map((each) => each.slug), tenant.academies],
    course: [await courseSlugs(ctx), tenant.courses],
    certification: [(await exportCertifications(ctx)).map((each) => each.slug), tenant.certifications],
  } as const
  return Object.entries(there).flatMap(([noun, [slugs, files]]) =>
    slugs
      .filter((slug) => !files.some((file) => file.slug === slug))
      .map((slug) => ({ what: `${noun} ${slug}`, change: 'unchanged' as const, detail: 'gone from the files, left as it is' })),
  )
}
