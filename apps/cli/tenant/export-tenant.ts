import { randomUUID } from 'node:crypto'
import type { Database } from '@stoa/db'
import { exportCertifications, type CertificationForm } from '@stoa/domain/credentials'
import { exportEnrollments, type EnrollmentForm } from '@stoa/domain/learning'
import { aliasesOf, catalogueOf, courseSlugs, exportCourse, filesOf, shelvesOf, type Aliases, type CourseForm, type Shelf } from '@stoa/domain/library'
import { exportPeople, type PersonForm } from '@stoa/domain/people'
import {
  academyNamed,
  exportTenancy,
  tenantContext,
  type AcademyForm,
  type CompanyForm,
  type OrganizationForm,
  type TenantCtx,
} from '@stoa/domain/tenancy'

/** A tenant as its folder would say it. Files are named by hash; types says what each of them is. */
export interface TenantExport {
  demonstration: boolean
  company: CompanyForm
  organizations: OrganizationForm[]
  academies: (AcademyForm & { catalogue: string[]; shelves: Shelf[]; aliases: Aliases })[]
  certifications: CertificationForm[]
  courses: CourseForm[]
  /** Null where these are real people, who are nobody's demonstration. */
  people: (PersonForm & { enrollments: (string | EnrollmentForm)[] })[] | null
  types: Map<string, string>
}

/** Reads everything that a tenant's folder holds back out of the database. It leaves lines in the trail, since answer keys are read. */
export async function exportTenant(
  db: Database,
  tenant: { id: string; slug: string; demonstration: boolean },
  platformDomain: string,
): Promise<TenantExport> {
  return db.tenant(tenant.id, 'write', async (open) => {
    const ctx = tenantContext(open, `tenant-export-${randomUUID()}`, { kind: 'operator', id: null })
    const { academies, ...tenancy } = await exportTenancy(ctx, { tenant: tenant.slug, domain: platformDomain })
    const courses: CourseForm[] = []
    for (const slug of await courseSlugs(ctx)) courses.push(...[await exportCourse(ctx, slug)].filter((course) => course !== undefined))
    return {
      demonstration: tenant.demonstration,
      ...tenancy,
      academies: await withCatalogues(ctx, academies),
      certifications: await exportCertifications(ctx),
      courses,
      people: tenant.demonstration ? await peopleOf(ctx) : null,
      types: await typesOf(ctx, courses),
    }
  })
}

async function withCatalogues(ctx: TenantCtx, academies: AcademyForm[]): Promise<TenantExport['academies']> {
  const all: TenantExport['academies'] = []
  for (const academy of academies) {
    const id = await academyNamed(ctx, academy.slug)
    const catalogue = (await catalogueOf(ctx, id)).map((row) => row.slug)
    all.push({ ...academy, catalogue, shelves: await shelvesOf(ctx, id), aliases: await aliasesOf(ctx, id) })
  }
  return all
}

async function peopleOf(ctx: TenantCtx): Promise<NonNullable<TenantExport['people']>> {
  const enrollments = await exportEnrollments(ctx)
  return (await exportPeople(ctx)).map((person) => ({ ...person, enrollments: (enrollments.get(person.email) ?? []).map((one) => (one.due_on === null ? one.course : one)) }))
}

async function typesOf(ctx: TenantCtx, courses: CourseForm[]): Promise<Map<string, string>> {
  const blocks = courses.flatMap((course) => course.lessons.flatMap((lesson) => lesson.blocks))
  const files = await filesOf(ctx.trx, [
    ...courses.map((course) => course.cover),
    ...blocks.flatMap((block) => Object.values(block.source.files ?? {})),
  ])
  return new Map([...files].map(([sha256, file]) => [sha256, file.content_type]))
}
